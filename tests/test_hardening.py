"""The hardened settings of the instance, and what SQL cannot reach under them."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from metrics.engine import Engine


@pytest.fixture
def engine(tmp_path):
    with Engine(tmp_path / "data", memory="200MB", spill="20MB") as engine:
        yield engine


def ask(visit, sql, *values):
    with visit.cursor() as cursor:
        return cursor.execute(sql, values).fetchall()


@pytest.mark.parametrize(
    "setting, value",
    [
        ("memory_limit", "190.7 MiB"),  # 200,000,000 bytes / 1024 / 1024
        ("max_temp_directory_size", "19.0 MiB"),
        ("async_threads", "1"),
        ("TimeZone", "UTC"),
        ("max_execution_time", "0"),
        ("autoinstall_known_extensions", "false"),
        ("autoload_known_extensions", "false"),
        ("allow_community_extensions", "false"),
        ("allow_persistent_secrets", "false"),
        ("python_enable_replacements", "false"),
        ("enable_external_access", "false"),
        ("lock_configuration", "true"),
    ],
)
def test_a_cursor_runs_under_the_hardened_settings(engine, setting, value):
    assert ask(engine.visit("a"), "SELECT value FROM duckdb_settings() WHERE name = ?", setting) == [(value,)]


def test_the_places_of_files_are_the_folder_alone(engine):
    ((allowed,),) = ask(engine.visit("a"), "SELECT current_setting('allowed_directories')")
    assert [Path(place) for place in allowed] == [engine.folder, engine.folder / "spill"]
    assert ask(engine.visit("a"), "SELECT current_setting('temp_directory')") == [(str(engine.folder / "spill"),)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_text('{files}/../../../secret')",
        "SELECT * FROM read_text('{files}/link')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM 'https://example.com/a.csv'",
        "SELECT * FROM read_csv('{files}/../../../data-of-others.csv')",
        "COPY (SELECT 1) TO '{files}/../../../out.csv'",
        "ATTACH '/etc/passwd' AS p",
        "EXPORT DATABASE '{files}/../../../out'",
        "INSTALL httpfs",
        "LOAD httpfs",
    ],
)
def test_sql_reaches_nothing_outside_the_folder(engine, sql):
    visit = engine.visit("a")
    (engine.folder.parent / "secret").write_text("secret")
    (engine.folder.parent / "data-of-others.csv").write_text("x\n1\n")
    (visit.folder / "link").symlink_to(engine.folder.parent / "secret")
    with pytest.raises(duckdb.PermissionException):
        ask(visit, sql.format(files=visit.folder))


@pytest.mark.parametrize(
    "sql",
    [
        "SET threads = 1",
        "SET enable_external_access = true",
        "SET TimeZone = 'Europe/Berlin'",
        "RESET memory_limit",
        "SET GLOBAL max_execution_time = 0",
    ],
)
def test_no_setting_can_be_changed_any_more(engine, sql):
    with pytest.raises(duckdb.InvalidInputException, match="locked"):
        ask(engine.visit("a"), sql)


def test_python_variables_are_no_tables():
    rows = subprocess.run([sys.executable, "-c", VARIABLE], capture_output=True, text=True, timeout=60)
    assert "CatalogException" in rows.stderr


VARIABLE = """
import pandas
from metrics.engine import Engine
frame = pandas.DataFrame({"a": [1]})
with Engine() as engine, engine.visit().cursor() as cursor:
    cursor.execute("FROM frame")
"""
