"""Rules: what customers write in nine languages, which rule wins, how phrases are met, and the list as a file."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.errors import Problem
from metrics.text.match import match_rules
from metrics.text.rules import Rule, Rules, read_rules, starter, write_rules

SAID = {
    "en": {
        "My parcel still hasn't arrived and nobody helps": ("Delivery", "Late"),
        "WHERE IS MY ORDER???": ("Delivery", "Where is it"),
        "I'd like my money back please": ("Refunds and returns", "Refund"),
        "You charged me twice this month": ("Billing", "Wrong charge"),
        "cant log in since this morning": ("Account", "Login"),
        "I've been on hold for an hour": ("Service", "Waiting"),
    },
    "de": {
        "Wo bleibt mein Paket denn nun?": ("Delivery", "Where is it"),
        "Ich warte auf die Rueckerstattung": ("Refunds and returns", "Refund"),
        "Bitte schicken Sie mir die Rechnungen": ("Billing", "Invoice"),
        "Ich möchte meinen Vertrag kündigen": ("Cancellation", "Contract"),
        "Die App stürzt ständig ab": ("Technical fault", "App or website"),
    },
    "fr": {
        "Je n’ai toujours pas reçu mon colis": ("Delivery", "Late"),
        "Je veux être remboursée": ("Refunds and returns", "Refund"),
        "J'ai oublié mon mot de passe": ("Account", "Login"),
        "L'application plante a chaque fois": ("Technical fault", "App or website"),
    },
    "es": {
        "Mi pedido todavia no ha llegado": ("Delivery", "Late"),
        "Quiero la devolución del dinero": ("Refunds and returns", "Refund"),
        "Me han cobrado dos veces": ("Billing", "Wrong charge"),
        "Nadie me contesta los correos": ("Service", "No reply"),
    },
    "it": {
        "Il pacco non è ancora arrivato": ("Delivery", "Late"),
        "Voglio il rimborso dell'ordine": ("Refunds and returns", "Refund"),
        "Vorrei disdire il contratto": ("Cancellation", "Contract"),
        "Nessuno risponde da giorni": ("Service", "No reply"),
    },
    "pt": {
        "Minha encomenda ainda não chegou": ("Delivery", "Late"),
        "Quero meu dinheiro de volta": ("Refunds and returns", "Refund"),
        "Esqueci minha senha": ("Account", "Login"),
        "Péssimo atendimento, ninguém ajuda": ("Service", "Staff"),
    },
    "ja": {
        "注文した商品がまだ届きません。": ("Delivery", "Late"),
        "返金をお願いします": ("Refunds and returns", "Refund"),
        "パスワードを忘れました": ("Account", "Login"),
        "領収書を発行してください": ("Billing", "Invoice"),
    },
    "id": {
        "Paket saya belum sampai juga": ("Delivery", "Late"),
        "Tolong kembalikan uang saya": ("Refunds and returns", "Refund"),
        "Saya tidak bisa masuk ke akun": ("Account", "Login"),
        "Mohon batalkan pesanan saya": ("Cancellation", "Order"),
    },
    "ka": {
        "ამანათი ჯერ არ მოსულა": ("Delivery", "Late"),
        "მინდა თანხის დაბრუნება": ("Refunds and returns", "Refund"),
        "პაროლი დამავიწყდა": ("Account", "Login"),
        "ინვოისები გამომიგზავნეთ": ("Billing", "Invoice"),
    },
}


def ruled(texts: list, rules: Rules) -> dict[str, tuple]:
    """Text -> topic, subtopic, phrase."""
    with duckdb.connect() as cur:
        cur.execute("CREATE TABLE texts (id INTEGER, text VARCHAR)")
        cur.executemany("INSERT INTO texts VALUES (?, ?)", list(enumerate(texts)))
        match_rules(cur, "texts", rules)
        return {text: tuple(told) for text, *told in cur.execute("SELECT * FROM ruled").fetchall()}


def one_rule(*phrases: str) -> Rules:
    return Rules((Rule("Topic", "Part", phrases),))


@pytest.mark.parametrize("language", SAID)
def test_starter_rules_know_what_customers_write(language):
    found = ruled(list(SAID[language]), starter())
    assert {text: found.get(text, ())[:2] for text in SAID[language]} == SAID[language]


NEGATED = {
    "en": ("Sorry, I am not happy with this, I would not recommend it", "No complaints at all, thank you"),
    "de": ("Ich bin leider nicht sehr zufrieden", "Alles gut, keine Beschwerden"),
    "fr": ("Je ne suis pas très satisfaite", "Aucune réclamation de ma part"),
    "es": ("No estoy muy contenta", "Ninguna queja, de verdad"),
    "it": ("Non sono molto soddisfatto", "Nessun reclamo da parte mia"),
    "pt": ("Não estou muito satisfeita", "Não tenho reclamações"),
    "ja": ("正直、満足していません", "特に不満はありません"),
    "id": ("Saya tidak puas", "Tidak ada keluhan"),
    "ka": ("არ ვარ კმაყოფილი", "პრეტენზია არ მაქვს"),
}


@pytest.mark.parametrize("language", NEGATED)
def test_what_is_denied_means_the_opposite(language):
    unhappy, glad = NEGATED[language]
    found = ruled([unhappy, glad], starter())
    assert found[unhappy][:2] == ("Service", "Complaint") and found[glad][:2] == ("Praise", "Good service")


def test_small_talk_is_about_nothing():
    assert ruled(["hello", "ok thanks", "danke", "はい", "კარგი", "42", "", "🙂", None], starter()) == {}


def test_words_are_whole_unless_a_star_says_otherwise():
    met = ruled(["the card", "the cards", "discard it", "CARD!"], one_rule("card"))
    assert set(met) == {"the card", "CARD!"}
    assert set(ruled(["the card", "the cards", "discard it"], one_rule("card*"))) == {"the card", "the cards"}


def test_words_of_a_phrase_follow_each_other():
    texts = ["where is my order", "my order is where", "where is, my order", "where my is order"]
    assert set(ruled(texts, one_rule("where is my order"))) == {"where is my order", "where is, my order"}
    assert set(ruled(["order was cancelled"], one_rule("order* was cancel*"))) == {"order was cancelled"}


def test_accents_may_be_missing_from_the_text_and_not_from_the_phrase():
    assert len(ruled(["schön", "schon", "schoen", "scho\u0308n"], one_rule("schön"))) == 4
    assert set(ruled(["schön", "schon"], one_rule("schon"))) == {"schon"}
    assert set(ruled(["don't like", "dont like", "don’t like"], one_rule("don't"))) == {
        "don't like",
        "dont like",
        "don’t like",
    }


def test_scripts_without_spaces_are_met_anywhere():
    assert set(ruled(["昨日返品しました", "返却しました"], one_rule("返品"))) == {"昨日返品しました"}


def test_the_longest_phrase_wins_then_the_first():
    rules = Rules((Rule("A", "", ("refund",)), Rule("B", "", ("refund my card", "letter")), Rule("C", "", ("better",))))
    met = ruled(["refund my card", "refund", "better letter"], rules)
    assert {text: told[0] for text, told in met.items()} == {
        "refund my card": "B",
        "refund": "A",
        "better letter": "B",
    }
    assert met["refund"] == ("A", None, "refund")


def test_what_the_reader_settled_wins_over_longer_phrases():
    rules = starter().with_phrase("Billing", "Card", "card")
    assert ruled(["my card was declined, card"], rules)["my card was declined, card"] == ("Billing", "Card", "card")
    again = rules.with_phrase("Mine", "", "CARD")
    assert ruled(["a card"], again)["a card"][0] == "Mine"
    assert [rule.topic for rule in again.rules if "card" in rule.phrases or "CARD" in rule.phrases] == ["Mine"]
    assert read_rules(write_rules(again)) == again


def test_the_list_reads_back():
    assert read_rules(write_rules(starter())) == starter()
    assert hash(starter()) == hash(read_rules(write_rules(starter())))
    hostile = Rules((Rule("=1+1", "@SUM", ("'=cmd", '-say "hi", now', "a;b")),))
    assert read_rules(write_rules(hostile)) == hostile
    assert all(not cell.startswith(("=", "@", "-")) for cell in write_rules(hostile).replace("\n", ",").split(","))


@given(st.lists(st.text(alphabet="abcß返ე é*'=;,\"\t", min_size=1, max_size=12), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_list_that_is_taken_reads_back(phrases):
    text = "topic\tsubtopic\tphrase\n" + "".join(f"T\tS\t{p}\n" for p in phrases if "\t" not in p and '"' not in p)
    try:
        rules = read_rules(text)
    except Problem as problem:
        assert str(problem).startswith("Line")
        return
    assert read_rules(write_rules(rules)) == rules


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "column topic"),
        ("topic,phrase\na,b", "column subtopic"),
        ("topic,subtopic,phrase\nA,B,c1 d\n,B,late", "Line 3"),
        ("topic,subtopic,phrase\nA,B,", "Line 2"),
        ("topic,subtopic,phrase\nA,B,*", "too short"),
        ("topic,subtopic,phrase\nA,B,a b c d e f g", "7 words"),
        ("topic,subtopic,phrase\nA,B,late\nA,C,Late", "already means A › B on line 2"),
        (f"topic,subtopic,phrase\nA,B,{'x' * 300}", "300 signs"),
        ("topic,subtopic,phrase,wins\nA,B,late,perhaps", "write always"),
    ],
)
def test_a_wrong_list_is_told_by_its_line(text, said):
    with pytest.raises(Problem, match=said):
        read_rules(text)


def test_spreadsheets_part_cells_by_semicolons():
    assert read_rules("\ufefftopic;subtopic;phrase\nA;;late order\n") == Rules((Rule("A", "", ("late order",)),))


def test_no_rules_meet_nothing():
    assert ruled(["refund"], Rules()) == {}
