"""Headers nobody has seen, in nine languages, told without a single value; each column worked by hand."""

import pytest

from metrics.guess.cells import Cells
from metrics.guess.choose import choose
from metrics.guess.likely import likely
from metrics.guess.split import words
from metrics.guess.words import vocabulary

# table: header=ours for each column of the file, nothing after “=” for one that is none of ours
FILES = [
    """conversations: Vorgangsnr.=conversation_id; Eingangsdatum=arrived_at; Erstreaktion am=first_reply_at;
        Erledigt am=resolved_at; Sachbearbeiter=agent; Team=team; Kontaktweg=channel; Dringlichkeit=priority;
        Bearbeitungsstatus=status; Betreff=subject; Schlagwörter=tags; E-Mail Kunde=customer_id; Zuletzt
        geändert=; Firma=""",
    """conversations: Ticket-Nr=conversation_id; angelegt=arrived_at; erste Antwort=first_reply_at;
        geschlossen=resolved_at; zugewiesen an=agent; Abteilung=team; Quelle=channel; Prio=priority;
        Status=status; Titel=subject; Themen=tags; Kundennummer=customer_id; Sprache=language; SLA-Frist=;
        Anzahl Wiedereröffnungen=reopens""",
    """conversations: Numéro de ticket=conversation_id; Date d'ouverture=arrived_at; Date de première
        réponse=first_reply_at; Date de clôture=resolved_at; Conseiller=agent; Service=team; Canal=channel;
        Priorité=priority; Statut=status; Objet=subject; Étiquettes=tags; Adresse e-mail du
        client=customer_id; Dernière mise à jour=; Langue=language""",
    """conversations: Nº de caso=conversation_id; Fecha de creación=arrived_at; Primera
        respuesta=first_reply_at; Fecha de cierre=resolved_at; Agente asignado=agent; Departamento=team; Canal
        de contacto=channel; Prioridad=priority; Estado=status; Asunto=subject; Etiquetas=tags; Correo del
        cliente=customer_id; Última modificación=""",
    """conversations: ID richiesta=conversation_id; Data apertura=arrived_at; Data prima
        risposta=first_reply_at; Data chiusura=resolved_at; Operatore=agent; Reparto=team; Canale=channel;
        Priorità=priority; Stato=status; Oggetto=subject; Etichette=tags; Email cliente=customer_id; Ultimo
        aggiornamento=""",
    """conversations: Número do chamado=conversation_id; Data de abertura=arrived_at; Primeira resposta
        em=first_reply_at; Data de fechamento=resolved_at; Atendente=agent; Equipe=team; Canal=channel;
        Prioridade=priority; Situação=status; Assunto=subject; Marcadores=tags; E-mail do
        solicitante=customer_id; Última atualização=""",
    """conversations: 問い合わせ番号=conversation_id; 受付日時=arrived_at; 初回返信日時=first_reply_at;
        完了日時=resolved_at; 担当者名=agent; 担当部署=team; 受付チャネル=channel; 優先度=priority;
        対応状況=status; 件名=subject; タグ=tags; 顧客メールアドレス=customer_id; 最終更新日時=""",
    """conversations: Nomor tiket=conversation_id; Tanggal dibuat=arrived_at; Waktu balasan
        pertama=first_reply_at; Tanggal selesai=resolved_at; Petugas=agent; Divisi=team; Saluran=channel;
        Prioritas=priority; Status tiket=status; Judul=subject; Label=tags; Email pelanggan=customer_id;
        Terakhir diperbarui=""",
    """conversations: ბილეთის ნომერი=conversation_id; შექმნის თარიღი=arrived_at; პირველი პასუხის
        დრო=first_reply_at; დახურვის თარიღი=resolved_at; ოპერატორი=agent; გუნდი=team; არხი=channel;
        პრიორიტეტი=priority; სტატუსი=status; სათაური=subject; ტეგები=tags; კლიენტის ელფოსტა=customer_id;
        განახლების თარიღი=""",
    """conversations: Enquiry Ref=conversation_id; Logged On=arrived_at; First Touch=first_reply_at;
        Completed On=resolved_at; Handled By=agent; Squad=team; Contact Method=channel; Severity=priority;
        State=status; Headline=subject; Keywords=tags; Client Email=customer_id; Last Modified=; Region=""",
    """conversations: caseId=conversation_id; createdAt=arrived_at; firstResponseAt=first_reply_at;
        resolvedAt=resolved_at; assigneeName=agent; teamName=team; channelType=channel; priority=priority;
        caseStatus=status; subjectLine=subject; tagList=tags; customerEmail=customer_id; updatedAt=;
        slaBreached=""",
    """messages: Nachrichten-ID=message_id; Ticketnummer=conversation_id; Gesendet am=sent_at;
        Richtung=author_kind; Mitarbeiter=agent; Nachricht=text; Kanal=channel""",
    """messages: msg_id=message_id; thread_id=conversation_id; sent_at_utc=sent_at; sender_role=author_kind;
        agent_name=agent; body=text; lang=language""",
    """messages: Identifiant du message=message_id; Numéro de conversation=conversation_id; Envoyé
        le=sent_at; Type d'auteur=author_kind; Agent=agent; Contenu=text""",
    """messages: メッセージID=message_id; 会話ID=conversation_id; 送信日時=sent_at; 送信者種別=author_kind;
        担当者=agent; 本文=text""",
    """messages: ID mensaje=message_id; ID conversación=conversation_id; Fecha de envío=sent_at;
        Dirección=author_kind; Agente=agent; Texto del mensaje=text""",
    """surveys: Antwort-ID=survey_id; Ticket=conversation_id; Beantwortet am=answered_at; Bewertung=score;
        Kommentar=comment; Mitarbeiter=agent""",
    """surveys: Submission ID=survey_id; Case No.=conversation_id; Submitted at=answered_at; How satisfied
        (1-5)=score; Your comment=comment; Agent=agent""",
    """surveys: ID de respuesta=survey_id; Caso=conversation_id; Fecha de respuesta=answered_at;
        Puntuación=score; Comentarios=comment; Agente=agent""",
    """surveys: Protocolo=conversation_id; Data da resposta=answered_at; Nota=score; Comentário=comment;
        Atendente=agent""",
    """surveys: N° enquête=survey_id; Date de réponse=answered_at; Note de satisfaction=score;
        Commentaire=comment; Conseiller=agent""",
    """calls: Anruf-ID=call_id; Anrufbeginn=started_at; Angenommen=answered; Wartezeit (s)=wait_seconds;
        Gesprächsdauer (s)=talk_seconds; Nachbearbeitung (s)=wrap_seconds; Mitarbeiter=agent;
        Warteschlange=team""",
    """calls: Call ID=call_id; Call Start=started_at; Picked Up=answered; Queue Time=wait_seconds; Hold
        Time=hold_seconds; Talk Time=talk_seconds; ACW=wrap_seconds; Operator=agent; Skill=team""",
    """calls: ID llamada=call_id; Inicio de llamada=started_at; Atendida=answered; Tiempo de
        espera=wait_seconds; Duración de llamada=talk_seconds; Agente=agent""",
    "tasks: Task ID=task_id; Assigned on=assigned_at; Done at=completed_at; Owner=agent; Team=team",
    """article_views: Article title=article; Viewed at=viewed_at; Visitor=customer_id; Time on page
        (s)=read_seconds; Opened ticket=asked_for_help""",
    """conversations: Request No=conversation_id; Raised=arrived_at; Acknowledged=; First human
        response=first_reply_at; Sorted on=resolved_at; Advisor=agent; Business unit=team; How they contacted
        us=channel; Importance=priority; Where it stands=status; What it is about=subject; Topic tags=tags;
        Requestor email=customer_id""",
    """conversations: INCIDENT_ID=conversation_id; CREATE_TS=arrived_at; RESPOND_TS=first_reply_at;
        CLOSE_TS=resolved_at; OWNER_NAME=agent; QUEUE_NM=team; CHANNEL_CD=channel; PRIORITY_CD=priority;
        STATUS_CD=status; SUBJ=subject; CUST_ID=customer_id; LANG_CD=language; LAST_UPD_TS=""",
    """conversations: Anfrage-ID=conversation_id; Zeitstempel Eingang=arrived_at; Zeitstempel
        Antwort=first_reply_at; Zeitstempel Abschluss=resolved_at; Verantwortlich=agent; Kategorie=;
        Eingangskanal=channel; Prioritätsstufe=priority; Lösungsstatus=status; Kurztext=subject;
        Kundenmail=customer_id""",
    """conversations: Réf. dossier=conversation_id; Créé le=arrived_at; Répondu le=first_reply_at; Clos
        le=resolved_at; Affecté à=agent; Pôle=team; Provenance=channel; Degré d'urgence=priority; État=status;
        Intitulé=subject; Courriel=customer_id; Modifié le=""",
    """conversations: Folio=conversation_id; Abierto el=arrived_at; Respondido el=first_reply_at; Resuelto
        el=resolved_at; Ejecutivo=agent; Área=team; Medio=channel; Urgencia=priority; Estatus=status;
        Tema=tags; Cliente=customer_id""",
    """conversations: 受付No=conversation_id; 登録日=arrived_at; 一次回答日時=first_reply_at;
        クローズ日=resolved_at; 対応者=agent; グループ=team; 経路=channel; 重要度=priority; ステータス=status;
        タイトル=subject; 会員番号=customer_id""",
    """messages: Id=message_id; Ticket Id=conversation_id; Timestamp=sent_at; From Customer?=author_kind;
        Staff Member=agent; Message Content=text""",
    """surveys: Fragebogen-Nr=survey_id; Fall-ID=conversation_id; Ausgefüllt am=answered_at; Zufriedenheit
        (1-5)=score; Anmerkungen=comment; Betreuer=agent""",
    "surveys: Timestamp=sent_at; Your rating=score; Tell us more=comment; Ticket ref=conversation_id",
    """calls: Anrufnummer=call_id; Datum/Uhrzeit=started_at; Wartedauer=wait_seconds;
        Gesprächsdauer=talk_seconds; Nacharbeitszeit=wrap_seconds; Agent=agent; Hotline=""",
    """calls: ID da chamada=call_id; Início=started_at; Atendida=answered; Tempo de espera=wait_seconds;
        Duração=talk_seconds; Operador=agent; Fila=team""",
]  # fmt: skip


def worked(file):
    """(table, header -> ours or None)."""
    table, _, told = " ".join(file.split()).partition(": ")
    return table, {name: ours or None for name, ours in (part.strip().split("=") for part in told.split(";"))}


@pytest.mark.parametrize("file", FILES)
def test_every_column_is_told(file):
    table, told = worked(file)
    chosen = choose({name: Cells(()) for name in told}, table)
    assert {name: chosen[name].ours if name in chosen else None for name in told} == told


@pytest.mark.parametrize("file", FILES)
def test_the_table_is_told(file):
    table, told = worked(file)
    tables = likely({name: Cells(()) for name in told})
    assert tables[0][0] == table
    assert sum(share for _, share in tables) == pytest.approx(1, abs=0.01)
    assert len(tables) == 7


@pytest.mark.parametrize("header", ["Created by", "Last update", "Received no.", "Opened (business hours)"])
def test_a_word_of_ours_is_not_enough(header):
    """None of them is when a conversation arrived, though each has a word of it."""
    chosen = choose({header: Cells(()), "Team": Cells(())}, "conversations")
    assert "arrived_at" not in {chance.ours for chance in chosen.values()}


def test_what_a_row_is_called_tells_the_table():
    """Four columns that every table has; only one word says that they are calls."""
    assert likely({name: Cells(()) for name in ("Date", "Agent", "Team", "Call notes")})[0][0] == "calls"


@pytest.mark.parametrize(
    ("header", "parts"),
    [
        ("createdAt", ["created", "at"]),
        ("Vorgangsnummer", ["vorgang", "nummer"]),
        ("N° de ticket", ["no", "de", "ticket"]),
        ("受付日時", ["受付", "日時"]),
        ("お客様ID", ["お客様", "id"]),
        ("message_body", ["message", "body"]),
        ("Gruß", ["gruss"]),
        ("", []),
    ],
)
def test_a_header_is_cut_into_its_words(header, parts):
    assert words(header, vocabulary()) == parts
