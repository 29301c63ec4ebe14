"""A model of the owner's tells sentiment in place of the tables: a tiny one, whose every weight is known, made here."""

import json
import math

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

from metrics import Query, Store
from metrics.catalogue import METRICS
from metrics.errors import Problem
from metrics.meant import of_metric
from metrics.text import stronger
from metrics.text.label import Labels
from metrics.text.stronger import VARIABLE, model
from metrics.text.voices import Telling

# What each word adds to negative, neutral, positive; the padding adds nothing.
WORDS = {"[PAD]": (0, 0, 0), "[UNK]": (0, 1, 0), "blorp": (4, 0, 0), "zing": (0, 0, 3)}
LABELS = {"0": "negative", "1": "neutral", "2": "positive"}
HEAD = "message_id,conversation_id,sent_at,author_kind,text\n"
ROWS = """1,1,2026-03-01T09:00:00Z,customer,blorp
2,1,2026-03-01T09:01:00Z,customer,zing zing
3,1,2026-03-01T09:02:00Z,customer,wonderful and great
4,1,2026-03-01T09:03:00Z,customer,?!
5,1,2026-03-01T09:04:00Z,agent,zing
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder as an exporter writes it, named in the environment."""
    home = tmp_path / "tiny"
    home.mkdir()
    table = np.array([*WORDS.values()], dtype=np.float32)
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["weights", "input_ids"], ["each"]),
            helper.make_node("ReduceSum", ["each", "axes"], ["logits"], keepdims=0),
        ],
        "tiny",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["texts", 3])],
        [numpy_helper.from_array(table, "weights"), numpy_helper.from_array(np.array([1]), "axes")],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(made, home / "model.onnx")
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(home / "tokenizer.json"))
    (home / "config.json").write_text(json.dumps({"id2label": LABELS, "pad_token_id": 0}))
    monkeypatch.setenv(VARIABLE, str(home))
    stronger._read.cache_clear()
    yield home
    stronger._read.cache_clear()


def likely(negative: float, neutral: float, positive: float) -> list[float]:
    parts = [math.exp(one) for one in (negative, neutral, positive)]
    return [part / sum(parts) for part in parts]


@pytest.mark.usefixtures("folder")
def test_what_the_model_says_is_the_label(tmp_path):
    """blorp: e4 to 1 to 1. zing zing: 1 to 1 to e6. Three unknown words: neutral; without a letter nothing is asked of it."""
    (tmp_path / "m.csv").write_text(HEAD + ROWS)
    with Store() as store:
        store.load(tmp_path / "m.csv")
        store.label()
        found = {row["message_id"]: row for row in store.look(Labels()).to_pylist()}
        shares = [store.ask(Query((f"sentiment_{name}",))).table["value"][0].as_py() for name in LABELS.values()]
    assert [found[n]["sentiment"] for n in "1234"] == ["negative", "positive", "neutral", "unknown"]
    for number, sums in {"1": (4, 0, 0), "2": (0, 0, 6), "3": (0, 3, 0)}.items():
        parts = likely(*sums)
        assert found[number]["score"] == pytest.approx(parts[2] - parts[0], abs=1e-4)
    assert found["4"]["score"] == 0 and found.keys() == set("1234")
    assert shares == pytest.approx([1 / 3] * 3)


@pytest.mark.usefixtures("folder")
def test_texts_of_other_lengths_beside_it_change_nothing():
    texts = ["zing", "blorp " * 40, "", "zing blorp", *["zing"] * 70]
    together = model().likely(texts)
    alone = np.concatenate([model().likely([text]) for text in texts])
    assert np.allclose(together, alone) and np.allclose(together.sum(axis=1), 1)


@pytest.mark.usefixtures("folder")
def test_a_word_says_what_the_text_would_lack_without_it(tmp_path):
    """zing blorp: e4 to 1 to e3; without blorp 1 to 1 to e3, without zing e4 to 1 to 1."""
    whole, no_blorp, no_zing = likely(4, 0, 3), likely(0, 0, 3), likely(4, 0, 0)
    (tmp_path / "m.csv").write_text(HEAD + ROWS)
    with Store() as store:
        store.load(tmp_path / "m.csv")
        (told,) = store.look(Telling((("zing blorp", "en"),), closely=True))
        assert store.look(Telling((("zing blorp", "en"),))) == [()]
    leaning = {one.term: one.leaning for one in told}
    assert leaning["blorp"] == pytest.approx((whole[2] - whole[0]) - (no_blorp[2] - no_blorp[0]), abs=1e-6)
    assert leaning["zing"] == pytest.approx((whole[2] - whole[0]) - (no_zing[2] - no_zing[0]), abs=1e-6)
    assert [one.term for one in told] == ["blorp", "zing"]


@pytest.mark.usefixtures("folder")
def test_the_model_is_named_beside_the_numbers_it_tells(monkeypatch):
    terms = Store().terms
    assert of_metric(METRICS["sentiment_net"], terms) == ["sentiment by the model tiny"]
    assert of_metric(METRICS["nps"], terms) == []
    monkeypatch.delenv(VARIABLE)
    assert of_metric(METRICS["sentiment_net"], terms) == []


@pytest.mark.usefixtures("folder")
def test_what_another_labeller_found_is_found_anew(tmp_path, monkeypatch):
    """Labelled by the model, then by the tables: blorp is no word of theirs."""
    (tmp_path / "m.csv").write_text(HEAD + ROWS)
    with Store() as store:
        store.load(tmp_path / "m.csv")
        store.label()
        assert store.labelled()
        monkeypatch.delenv(VARIABLE)
        store._loads += 1  # what was remembered is of the time before
        assert not store.labelled()
        store.label()
        found = {row["message_id"]: row["sentiment"] for row in store.look(Labels()).to_pylist()}
    assert found["1"] != "negative" and found["3"] == "positive"


@pytest.mark.usefixtures("folder")
def test_what_was_scored_stays_when_it_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("metrics.text.known.KEPT_AT", 1)
    (tmp_path / "m.csv").write_text(HEAD + ROWS)

    class Enough(Exception):
        pass

    def told(share: float) -> None:
        if share > 0.3:
            raise Enough

    with Store() as store:
        store.load(tmp_path / "m.csv")
        with pytest.raises(Enough):
            store.label(told)
        with store.visit.cursor() as cur:
            assert 1 <= cur.execute("SELECT count(*) FROM texts").fetchall()[0][0] < 4


@pytest.mark.parametrize(
    ("labels", "places"),
    [
        (["LABEL_0", "LABEL_1", "LABEL_2"], (0, 1, 2)),
        (["POS", "NEG", "NEU"], (2, 0, 1)),
        (["NEGATIVE", "POSITIVE"], (0, 2)),
        (["1 star", "2 stars", "3 stars", "4 stars", "5 stars"], (0, 0, 1, 2, 2)),
        (["Very Negative", "Negative", "Neutral", "Positive", "Very Positive"], (0, 0, 1, 2, 2)),
    ],
)
def test_the_classes_of_models_by_their_names(labels, places):
    assert stronger._places({"id2label": {str(n): label for n, label in enumerate(labels)}}) == places


@pytest.mark.parametrize("labels", [["joy", "anger", "fear"], ["positive", "neutral", "joy"], []])
def test_a_model_of_something_else_is_refused(labels):
    with pytest.raises(Problem, match="are no sentiment"):
        stronger._places({"id2label": {str(n): label for n, label in enumerate(labels)}})


def test_a_folder_without_a_model_is_said_in_one_sentence(folder):
    (folder / "config.json").write_text("{")
    with pytest.raises(Problem, match=r"cannot be read: it needs model.onnx"):
        model()
    (folder / "tokenizer.json").unlink()
    with pytest.raises(Problem, match=f"{VARIABLE} names no folder with a model"):
        model()
