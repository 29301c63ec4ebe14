"""What is easily got wrong in Chatwoot's exports: its guard against formulas, other languages, who wrote, what completes what."""

import pytest

from metrics import Query, Store
from metrics.errors import Problem
from tests.loaded_rows import SAMPLES, load, rows

CSAT = {
    "de": "Agentenname,Bewertung,Feedback-Kommentar,Kontaktname,Kontakt-E-Mail-Adresse,Kontakt Telefonnummer,"
    "Link zur Konversation,Aufnahmedatum",
    "es": "Nombre del agente,Calificación,Comentario de opinión,Nombre de Contacto,Correo electrónico de contacto,"
    "Número de teléfono de contacto,Enlace a la conversación,Fecha registrada",
    "it": "Nome Operatore,Valutazione,Commento di Feedback,Nome Contatto,Indirizzo Email Contatto,"
    "Numero di Telefono Contatto,Link alla conversazione,Data di registrazione",
    "pt": "Nome do Agente,Classificação,Comentário de Feedback,Nome do contato,E-mail de contato,Telefone de contato,"
    "Link para a conversa,Data de gravação",
}
ROW = "Ana (ana@linden.example),4,gut,Ada,ada@example.org,,https://chat.linden.example/app/accounts/1/conversations/41,"


@pytest.fixture
def store():
    with Store() as store:
        yield store


def test_a_link_names_the_conversation_and_the_guard_is_taken_off(store):
    store.load(SAMPLES / "chatwoot_csat_csv.csv")
    assert rows(store, "surveys", "conversation_id", "customer_id", "agent") == [
        ("41", "ada@example.org", "Ana Berg"),
        ("42", "+49 151 000002", "Ana Berg"),
        ("43", "cem@example.org", None),
    ]


@pytest.mark.parametrize("language", CSAT)
def test_answers_to_surveys_in_other_languages(store, language, tmp_path):
    load(store, tmp_path / "0.csv", f"{CSAT[language]}\n{ROW}2026-03-02 10:00:00 UTC\n{ROW}2026-03-02 10:00:00 UTC\n")
    assert rows(store, "surveys", "score", "comment", "customer_id", "agent")[0] == (4, "gut", "ada@example.org", "Ana")


@pytest.mark.parametrize(
    "header",
    [
        "Agentenname,Anzahl Gespräche,Durchschnittliche Reaktionszeit (Minuten)",
        "Nom de l'équipe,Nombre de conversations,Temps de réponse moyen (Minutes)",
        "Etichetta,Numero di conversazioni,Tempo medio di prima risposta",
        "Conversas,Mensagens Recebidas,Mensagens enviadas",
        "Start of the hour,2026-03-02,2026-03-03",
    ],
)
def test_sums_in_other_languages_and_older_versions(store, header, tmp_path):
    with pytest.raises(Problem, match="summed up already"):
        load(store, tmp_path / "0.csv", f"{header}\n0,2,3\n1,4,5\n")


def test_who_wrote(store):
    store.load(SAMPLES / "chatwoot_messages_json.json")
    kinds = ["customer", "bot", "bot", "note", "note", "agent", "customer", "agent", "bot", "bot"]
    assert [kind for (kind,) in rows(store, "messages", "author_kind")] == kinds


def test_broken_promises_complete_the_conversations_beside_them(store):
    store.load(SAMPLES / "chatwoot_sla_csv.csv")
    store.load(SAMPLES / "chatwoot_messages_json.json")
    (row,) = store.rows(Query(("first_reply.mean",))).to_pylist()
    assert (row["team"], row["agent"], row["tags"], row["value"]) == ("Workshop", "Ana Berg", ["brakes", "late"], 300)
