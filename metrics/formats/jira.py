"""Exports of Jira Service Management."""

import re

import duckdb

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import cases, mail
from metrics.formats.spelled import Spelled
from metrics.sql import literal, quote

COMMENT = re.compile(r"(?:comment|kommentar|comentario|comentário|commentaire|commento)(?:_\d+)?", re.I)
# A cell is "date;author;text", the text of any length.
PARTS = r"(?s)^([^;]*\d[^;]*);([^;]*);(.*)$"
SPELLINGS = {
    "Summary": ("Zusammenfassung", "Resumen", "Résumé", "Resumo", "Riepilogo"),
    "Issue key": ("Vorgangsschlüssel", "Clave de incidencia", "Clé de ticket", "Chave da item", "Chave do item"),
    "Status": ("Estado", "État", "Stato"),
    "Priority": ("Priorität", "Prioridad", "Priorité", "Priorità", "Prioridade"),
    "Project name": ("Projektname",),
    "Assignee": ("Zugewiesene Person", "Persona asignada", "Responsável"),
    "Assignee Id": ("ID der zugewiesenen Person", "ID de la persona asignada", "ID do responsável"),
    "Reporter": ("Autor", "Informador"),
    "Reporter Id": ("ID des Autors", "ID del informador"),
    "Created": ("Erstellt", "Creada", "Creado", "Création", "Créé", "Créée", "Creato", "Criado"),
    "Updated": ("Aktualisiert", "Actualizada", "Actualizado", "Mise à jour", "Aggiornato", "Atualizado(a)"),
    "Resolved": ("Erledigt", "Gelöst", "Resuelta", "Resuelto", "Résolu", "Résolue", "Risolto", "Resolvido"),
    "Description": ("Beschreibung", "Descripción", "Descrizione", "Descrição"),
    "Labels*": ("Stichwörter*", "Etiquetas*", "Étiquettes*", "Etichette*", "Categorias*"),
    "Satisfaction rating": ("Calificación de satisfacción",),
    **{
        f"Custom field ({name})": (f"Benutzerdefinierte Felder ({name})", f"Campo personalizado ({name})")
        for name in ("Satisfaction date", "Request language", "Time to first response", "Time to resolution")
    },
    "Custom field ([CHART] Date of First Response)": (
        "Benutzerdefinierte Felder ([CHART] Date of First Response)",
        "Campo personalizado ([CHART] Date of First Response)",
    ),
}
STATUS = {
    "open": "open|reopened|to do|in progress|work in progress|waiting for support|escalated|offen|zu erledigen|in arbeit|"
    "in bearbeitung|abierta|abierto|por hacer|tareas por hacer|en curso|ouvert|ouverte|à faire|en cours|aperto|aperta|"
    "da fare|in corso|aberto|aberta|a fazer|em andamento",
    "pending": "pending|on hold|waiting for customer|waiting for approval|under review|warten auf kunden|pendiente|"
    "esperando al cliente|en attente|en attente du client|in attesa|pendente",
    "resolved": "resolved|done|completed|erledigt|fertig|gelöst|concluído|resuelto|resuelta|listo|finalizada|résolu|"
    "résolue|terminé|terminée|risolto|risolta|completato|completata|resolvido|resolvida",
    "closed": "closed|canceled|cancelled|declined|geschlossen|abgebrochen|cerrado|cerrada|cancelado|cancelada|fermé|"
    "fermée|annulé|annulée|chiuso|chiusa|annullato|annullata|fechado|fechada",
}
CATEGORY = {"open": "to do|in progress", "resolved": "done"}
STATE = cases('"Status"', STATUS, cases('"Status Category"', CATEGORY, 'lower(trim("Status"))'))
CUSTOMER = f"""coalesce({mail("Reporter")}, id("Reporter Id"), "Reporter")"""
# The request itself comes first, whoever the reporter is.
BY_CUSTOMER = '("[#]" = \'1\' OR coalesce("[].by" = coalesce("Reporter Id", "Reporter"), false))'
RATED = 'coalesce(moment("Custom field (Satisfaction date)"), moment("Resolved"), moment("Updated"))'
LEFT = "the time left until the tool's own target, no duration"


def comments(cur: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Adds one list of what was written: the request itself, then the comments, each in a column of its own."""
    name = quote(table)
    header = tuple(column for (column,) in cur.execute(f"SELECT column_name FROM (DESCRIBE {name})").fetchall())
    cells = [quote(column) for column in header if COMMENT.fullmatch(column)]
    if not cells:
        return ()
    names = Spelled(header, SPELLINGS)
    created, by, named, text, title = (
        quote(found[0]) if (found := names.all(column)) else "NULL"
        for column in ("Created", "Reporter Id", "Reporter", "Description", "Summary")
    )
    parts = f"lambda cell: regexp_extract(cell, {literal(PARTS)}, ['at', 'by', 'text'])"
    written = f"list_filter([{', '.join(cells)}], lambda cell: regexp_matches(cell, {literal(PARTS)}))"
    request = f"{{'at': {created}, 'by': coalesce({by}, {named}), 'text': coalesce({text}, {title})}}"
    cur.execute(f"""ALTER TABLE {name} ADD COLUMN all_comments VARCHAR; UPDATE {name} SET all_comments =
        CAST(to_json(list_concat([{request}], list_transform({written}, {parts}))) AS VARCHAR)""")
    return ("all_comments",)


ISSUES = Format(
    name="jira_issues_csv",
    tool="Jira Service Management",
    export="issues (CSV)",
    betrays=("Issue key", "Created", "Status"),
    prepare=comments,
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("Issue key")',
                "customer_id": CUSTOMER,
                "tags": 'tags("Labels*")',
                "team": 'word("Project name")',
                "agent": 'word("Assignee")',
                "language": 'word("Custom field (Request language)")',
                "priority": 'word("Priority")',
                "status": STATE,
                "subject": '"Summary"',
                "arrived_at": 'moment("Created")',
                "first_reply_at": 'moment("Custom field ([CHART] Date of First Response)")',
                "resolved_at": 'moment("Resolved")',
            },
        ),
        Fill(
            "surveys",
            {
                "survey_id": 'id("Issue key")',
                "conversation_id": 'id("Issue key")',
                "customer_id": CUSTOMER,
                "kind": "'csat'",
                "sent_at": RATED,
                "answered_at": RATED,
                "score": 'number("Satisfaction rating")',
                "agent": 'word("Assignee")',
            },
            where='number("Satisfaction rating") IS NOT NULL',
        ),
        Fill(
            "messages",
            {
                "message_id": """id("Issue key") || '-' || "[#]\"""",
                "conversation_id": 'id("Issue key")',
                "sent_at": 'moment("[].at")',
                "author_kind": f"""CASE WHEN {BY_CUSTOMER} THEN 'customer' ELSE 'agent' END""",
                "customer_id": f"CASE WHEN {BY_CUSTOMER} THEN {CUSTOMER} END",
                "agent": f"""CASE WHEN {BY_CUSTOMER} THEN NULL
                    WHEN "[].by" = "Assignee Id" THEN "Assignee" ELSE "[].by" END""",
                "text": '"[].text"',
            },
            each="all_comments",
        ),
    ),
    spellings=SPELLINGS,
    unused={
        **{f"Custom field ({name})": LEFT for name in ("Time to first response", "Time to resolution")},
        "Status Category Changed": "any change, not the resolution",
        "Updated": "any change, not the resolution",
        "Components": "parts of your product; labels are the tags",
    },
    unsure=("Comment", "Custom field ([CHART] Date of First Response)"),
)

FORMATS: tuple[Format, ...] = (ISSUES,)
