"""Sentiment: worked examples in every language, the laws of scoring, hostile and empty texts, and what explains a label."""

import csv
import io
import random

import pyarrow as pa
import pytest

from metrics.__main__ import main
from metrics.text import lexicon
from metrics.text.explain import explain
from metrics.text.score import score_texts
from metrics.text.terms import size, telling, words

BAD = {
    "en": [
        "Still no reply after three days, this is ridiculous",
        "I have been on hold for two hours",
        "My flight was cancelled again and nobody helps",
        "worst customer service ever, I want my money back",
        "The app is not good, it keeps crashing",
    ],
    "de": [
        "Immer noch keine Antwort, seit Wochen warte ich",
        "Schon wieder kein Internet, das nervt",
        "Der Service ist eine Katastrophe",
    ],
    "fr": [
        "Toujours pas de réponse depuis deux semaines",
        "Le service client est nul, quelle honte",
        "Mon vol a encore été annulé, inadmissible",
    ],
    "es": [
        "Sigo sin respuesta después de dos semanas",
        "Pésimo servicio, quiero mi dinero",
        "Otra vez sin internet, qué vergüenza",
    ],
    "it": [
        "Ancora nessuna risposta dopo due settimane, vergogna",
        "Servizio pessimo, rivoglio i miei soldi",
        "Il pacco non è arrivato, che schifo",
    ],
    "pt": [
        "Até agora nada, péssimo atendimento",
        "Estou sem internet de novo, que vergonha",
        "Ninguém responde, quero meu dinheiro de volta",
    ],
    "ja": [
        "まだ返事がありません。最悪です。",
        "対応が遅くて、本当にがっかりしました。",
        "届いた商品が壊れていました。返金してください。",
    ],
    "id": [
        "Sudah dua minggu belum ada balasan, sangat mengecewakan",
        "Pelayanan buruk, barang rusak",
        "aplikasinya error lagi, kecewa sekali",
    ],
    "ka": [
        "უკვე ორი კვირაა ველოდები და პასუხი არ არის",
        "საშინელი მომსახურება, იმედგაცრუებული ვარ",
        "ინტერნეტი ისევ გაითიშა, არავინ მპასუხობს",
    ],
}
GOOD = {
    "en": [
        "Thank you so much, it works perfectly now!",
        "Great service, very friendly and quick",
        "love the new app, you guys rock",
    ],
    "de": ["Danke, hat geklappt!", "Super Service, sehr freundlich und schnell", "Vielen Dank für die schnelle Hilfe"],
    "fr": [
        "Merci beaucoup, tout marche parfaitement",
        "Service excellent, très rapide et aimable",
        "Bravo, problème résolu, merci",
    ],
    "es": ["Muchas gracias, ya funciona perfecto", "Excelente servicio, muy amables", "Me encanta, todo llegó rápido"],
    "it": [
        "Grazie mille, ora funziona tutto",
        "Ottimo servizio, molto gentili",
        "Perfetto, problema risolto, complimenti",
    ],
    "pt": ["Muito obrigada, deu certo!", "Ótimo atendimento, muito rápido", "Adorei, chegou antes do prazo, parabéns"],
    "ja": ["迅速な対応をありがとうございました。", "とても使いやすくて大満足です。", "丁寧な対応で助かりました。"],
    "id": [
        "Terima kasih banyak, sudah bisa, pelayanan ramah",
        "Makanannya enak dan tempatnya nyaman",
        "Mantap, pengiriman cepat, barang bagus",
    ],
    "ka": [
        "დიდი მადლობა, ყველაფერი მუშაობს",
        "შესანიშნავი მომსახურება, ძალიან კმაყოფილი ვარ",
        "სწრაფად მომიტანეს, გმადლობთ",
    ],
}
PLAIN = {
    "en": ["Where is your office in Berlin?", "What are your opening hours on Saturday?"],
    "de": ["Wann hat die Filiale am Samstag geöffnet?"],
    "fr": ["À quelle heure ouvre le magasin demain ?"],
    "ka": ["სად არის თქვენი ოფისი?", "რა ღირს მიწოდება თბილისში?"],
}


def scored(cur, texts, language=None):
    """Language, sentiment and score of each text, in order."""
    cur.register(
        "asked",
        pa.table({"text": pa.array(texts, pa.string()), "language": pa.array([language] * len(texts), pa.string())}),
    )
    score_texts(cur, "asked")
    found = {
        text: rest for text, *rest in cur.execute("SELECT text, language, sentiment, score FROM sentiments").fetchall()
    }
    return [tuple(found[text]) for text in texts]


def cases(examples):
    return [
        pytest.param(language, text, id=f"{language}-{text[:24]}")
        for language, texts in examples.items()
        for text in texts
    ]


@pytest.mark.parametrize(("language", "text"), cases(BAD))
def test_what_is_bad_is_negative(cur, language, text):
    ((told, sentiment, score),) = scored(cur, [text])
    assert (told, sentiment) == (language, "negative")
    assert score < 0


@pytest.mark.parametrize(("language", "text"), cases(GOOD))
def test_what_is_good_is_positive(cur, language, text):
    ((told, sentiment, score),) = scored(cur, [text])
    assert (told, sentiment) == (language, "positive")
    assert score > 0


@pytest.mark.parametrize(("language", "text"), cases(PLAIN))
def test_a_question_is_neutral(cur, language, text):
    assert scored(cur, [text], language)[0][1] == "neutral"


@pytest.mark.parametrize(
    ("language", "better", "worse"),
    [
        ("en", "the food is good", "the food is not good"),
        ("en", "the food is good", "the food is not very good"),
        ("en", "the staff was not rude", "the staff was rude"),
        ("en", "very good service today", "good service today"),
        ("en", "the service was bad", "the service was very bad"),
        ("en", "my parcel came 😍", "my parcel came"),
        ("en", "my parcel came", "my parcel came 😡"),
        ("en", "see you tomorrow :)", "see you tomorrow :("),
        ("de", "das ist gut", "das ist nicht gut"),
        ("de", "das ist sehr gut", "das ist gut"),
        ("fr", "le service est bon", "le service est pas bon"),
        ("es", "el servicio es bueno", "el servicio no es bueno"),
        ("it", "il servizio è buono", "il servizio non è buono"),
        ("pt", "o serviço é bom", "o serviço não é bom"),
        ("ja", "これは良いです", "これは良くないです"),
        ("id", "pelayanan bagus", "pelayanan tidak bagus"),
        ("ka", "მომსახურება კარგია", "მომსახურება არ არის კარგი"),
    ],
)
def test_negation_intensity_and_faces(cur, language, better, worse):
    (_, _, above), (_, _, below) = scored(cur, [better, worse], language)
    assert above > below


def test_a_drawn_out_word_is_known_by_its_short_form(cur):
    assert [row[1] for row in scored(cur, ["this is sooooo baaaaad", "looooove iiiiit"], "en")] == [
        "negative",
        "positive",
    ]
    assert "~long" in [told.term for told in explain(cur, "this is sooooo bad", "en").told]


@pytest.mark.parametrize("text", ["", " ", "   \n\t", "…", "?!?!", "12345 xqzzv wrrgh", "Ķ̴̛", "\x00\x01"])
def test_a_text_without_a_known_word_is_unknown(cur, text):
    ((_, sentiment, score),) = scored(cur, [text])
    assert (sentiment, score) == ("unknown", 0) or text[:1].isdigit()


def test_a_language_without_weights_is_named_and_not_scored(cur):
    ((language, sentiment, _),) = scored(
        cur, ["Wanneer wordt het pakket bij ons bezorgd, ik wacht al een week op jullie"]
    )
    assert (language, sentiment) == ("nl", "unknown")


@pytest.mark.parametrize("given", ["de", "DE", "de-DE", "German", " deutsch "])
def test_the_language_of_the_export_wins(cur, given):
    assert scored(cur, ["the service is super"], given)[0][0] == "de"


def test_a_label_does_not_depend_on_what_stands_beside_it(cur):
    texts = [text for examples in (BAD, GOOD, PLAIN) for some in examples.values() for text in some]
    together = scored(cur, texts)
    shuffled = random.Random(3).sample(texts, len(texts))
    beside = dict(zip(shuffled, scored(cur, shuffled), strict=True))
    for text, found in zip(texts, together, strict=True):
        assert beside[text][:2] == found[:2]
        assert beside[text][2] == pytest.approx(found[2], abs=1e-5)
    assert scored(cur, texts[:1])[0][:2] == together[0][:2]


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE w_terms; --",
        "¬good +good ~base ~! ~long",
        "{} {0} %s \\1 \\ $1",
        "a" * 200_000,
        "good " * 50_000,
        "最" * 20_000,
        "😡" * 5_000,
        "<img src=x onerror=alert(1)> ![x](http://evil)",
        "‮evil‬ \u200b\ufeff good",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_texts_are_scored_like_others(cur, text):
    ((_, sentiment, score),) = scored(cur, [text])
    assert sentiment in ("negative", "neutral", "positive", "unknown")
    assert -1 <= score <= 1


@pytest.mark.parametrize(
    "text",
    ["Thanks a lot, not bad at all!!! 😍", "C'est l'horreur, encore en retard ?", "最高です！😊", "soooo bad :("],
)
def test_an_explanation_adds_up_to_the_score(cur, text):
    told = explain(cur, text)
    found = scored(cur, [text])[0]
    assert (told.language, told.sentiment) == found[:2]
    assert told.told
    weighed = "SELECT weight_positive - weight_negative FROM w_terms WHERE term = ? AND language = ?"
    base, each = (cur.execute(weighed, [term, told.language]).fetchall()[0][0] for term in ("~base", "~text"))
    ((length,),) = cur.execute(
        f"""SELECT greatest(sum({size("word")}), 4) FROM (SELECT unnest({words("text")}) AS word FROM (SELECT ? AS text))
            WHERE {telling("word")}""",
        [text],
    ).fetchall()
    leaning = sum(one.leaning for one in told.told) + base + each / length**0.5
    assert leaning == pytest.approx(_leaning(cur, text), abs=1e-3)


def _leaning(cur, text):
    from metrics.text.score import score_some

    cur.execute(
        "CREATE OR REPLACE TEMP TABLE s_texts AS SELECT 1 AS id, ? AS text, CAST(NULL AS VARCHAR) AS given", [text]
    )
    cur.execute(
        "CREATE OR REPLACE TEMP TABLE s_found (id INT, language VARCHAR, a FLOAT, b FLOAT, c FLOAT, known BIGINT)"
    )
    score_some(cur, 0, 1)
    ((negative, positive),) = cur.execute("SELECT a, c FROM s_found").fetchall()
    return positive - negative


def test_label_answers_for_every_customer_message_in_file_order(tmp_path, capsys):
    rows = [
        ("m3", "customer", "Still no reply, this is ridiculous"),
        ("m1", "agent", "We are sorry"),
        ("m2", "customer", "Danke, hat geklappt!"),
        ("m4", "customer", ""),
        ("m5", "customer", "Danke, hat geklappt!"),
    ]
    file = tmp_path / "messages.csv"
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["message_id", "conversation_id", "sent_at", "author_kind", "text"])
    writer.writerows((name, "c1", f"2026-03-01T10:0{n}:00Z", kind, said) for n, (name, kind, said) in enumerate(rows))
    file.write_text(text.getvalue(), encoding="utf-8")
    assert main(["label", str(file), "--csv"]) == 0
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(found[0]) == ["message_id", "language", "sentiment", "score", "topic", "subtopic"]
    assert [(row["message_id"], row["language"], row["sentiment"]) for row in found] == [
        ("m3", "en", "negative"),
        ("m2", "de", "positive"),
        ("m4", "en", "unknown"),  # nothing in it; the language of its conversation
        ("m5", "de", "positive"),
    ]
    assert float(found[0]["score"]) < 0 < float(found[1]["score"]) == float(found[3]["score"])


@pytest.mark.parametrize("language", lexicon.languages())
def test_a_lexicon_is_read_and_says_nothing_twice(language):
    phrases = lexicon.read(language)
    assert len(phrases) > 300
    assert {phrase.note for phrase in phrases} <= {
        "care",
        "general",
        "neutral",
        "question",
        "negation",
        "stronger",
        "weaker",
        "emoji",
    }
    assert all(-4 <= phrase.weight <= 4 and phrase.text == phrase.text.strip() != "" for phrase in phrases)
    named = [
        (phrase.text, phrase.note in lexicon.MARKS, phrase.note if phrase.note in lexicon.MARKS else "")
        for phrase in phrases
    ]
    assert len(set(named)) == len(named), [one for one in named if named.count(one) > 1]
