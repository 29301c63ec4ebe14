"""Chatwoot's downloads with a row for each answer to a survey, and for each promise that was not kept."""

from metrics.formats.format import Fill, Format

LINK = r"""nullif(regexp_extract("{}", '/conversations/(\d+)', 1), '')"""
UNGUARDED = r"""regexp_replace(text("{}"), '^''([=+@%|-])', '\1')"""  # its own guard against formulas

CSAT = Format(
    name="chatwoot_csat_csv",
    tool="Chatwoot",
    export="CSAT download (CSV)",
    betrays=("Rating", "Link to the conversation", "Recorded date"),
    fills=(
        Fill(
            "surveys",
            {
                "conversation_id": LINK.format("Link to the conversation"),
                "customer_id": 'coalesce(word("Contact Email Address"), '
                + f"{UNGUARDED.format('Contact Phone Number')}, {UNGUARDED.format('Contact Name')})",
                "kind": "'csat'",
                "sent_at": 'moment("Recorded date")',
                "answered_at": 'moment("Recorded date")',
                "score": 'number("Rating")',
                "comment": UNGUARDED.format("Feedback Comment"),
                "agent": r"""regexp_replace(text("Agent Name"), ' \([^()]*@[^()]*\)$', '')""",
            },
        ),
    ),
    spellings={
        "Agent Name": (
            *("Agentenname", "Nom de l'agent", "Nombre del agente", "Nome Operatore", "Nome do Agente"),
            "Nome do Representante",
        ),
        "Rating": ("Bewertung", "Note", "Calificación", "Valutazione", "Classificação", "Avaliar"),
        "Feedback Comment": (
            "Feedback-Kommentar",
            "Comentario de opinión",
            "Commento di Feedback",
            "Comentário de Feedback",
        ),
        "Contact Name": ("Kontaktname", "Nombre de Contacto", "Nome Contatto", "Nome do contato"),
        "Contact Email Address": (
            "Kontakt-E-Mail-Adresse",
            "Correo electrónico de contacto",
            "Indirizzo Email Contatto",
            "E-mail de contato",
        ),
        "Contact Phone Number": (
            "Kontakt Telefonnummer",
            "Número de teléfono de contacto",
            "Numero di Telefono Contatto",
            "Telefone de contato",
        ),
        "Link to the conversation": (
            "Link zur Konversation",
            "Enlace a la conversación",
            "Link alla conversazione",
            "Link para a conversa",
        ),
        "Recorded date": ("Aufnahmedatum", "Fecha registrada", "Data di registrazione", "Data de gravação"),
        "Review Notes": ("Notas de Avaliação",),
    },
    zone="UTC",
    foot=r"^Reporting period |\d{4}.*\D\d{4}",  # in any language it names two dates
    unused={"Review Notes": "what the team wrote about the answer, not the customer"},
)

SLA = Format(
    name="chatwoot_sla_csv",
    tool="Chatwoot",
    export="SLA download (CSV)",
    betrays=("Conversation ID", "SLA Policy", "Breached Events"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("Conversation ID")',
                "tags": "tags(\"Labels\", ',')",
                "team": 'word("Team")',
                "agent": 'word("Assignee")',
            },
        ),
    ),
    spellings={
        "Conversation ID": ("ID de conversación", "ID Conversazione", "ID da conversa"),
        "SLA Policy": ("Política de SLA", "Policy SLA", "Política SLA"),
        "Assignee": ("Cesionario", "Assegnatario", "Agente atribuído"),
        "Team": ("Equipo", "Time"),
        "Labels": ("Etiquetas", "Etichette"),
        "Link to the Conversation": ("Enlace a la conversación", "Link alla Conversazione", "Link para a Conversa"),
        "Breached Events": ("Eventos violados", "Eventi Violati"),
    },
    unused={
        "Breached Events": "which promises were broken is worked out from your own targets",
        "SLA Policy": "the tool's own target, whose limits the file does not tell",
        "Inbox": "a name of your own; it does not say which channel it is",
    },
)
