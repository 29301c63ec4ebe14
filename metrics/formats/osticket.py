"""Exports of osTicket."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import cases, mail, one_tag

STATUS = {"open": "open|offen", "resolved": "resolved|gelöst", "closed": "closed|geschlossen|archived|archiviert"}
CHANNELS = {"email": "email|e-mail", "phone": "phone|telefon", "web": "web|api"}

TICKETS = Format(
    name="osticket_tickets_csv",
    tool="osTicket",
    export="ticket export (CSV)",
    betrays=("Ticket Number", "Help Topic", "Agent Assigned"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("Ticket Number")',
                "customer_id": f'coalesce({mail("From Email")}, "From")',
                "channel": cases('"Source"', CHANNELS),
                "tags": one_tag("Help Topic"),
                "team": 'coalesce(word("Department"), word("Team Assigned"))',
                "agent": 'word("Agent Assigned")',
                "priority": 'word("Priority")',
                "status": cases('"Current Status"', STATUS, 'lower(trim("Current Status"))'),
                "subject": '"Subject"',
                "arrived_at": 'moment("Date Created")',
                "resolved_at": 'moment("Closed Date")',
                "reopens": 'number("Reopen Count")',
            },
        ),
    ),
    spellings={
        "Ticket Number": ("Ticket-Nummer",),
        "Date Created": ("Erstellungsdatum", "Erstellt am"),
        "Subject": ("Betreff",),
        "From": ("Von",),
        "From Email": ("Absender-E-Mail-Adresse", "Von E-Mail"),
        "Priority": ("Priorität",),
        "Department": ("Abteilung",),
        "Help Topic": ("Hilfethema",),
        "Source": ("Quelle", "Ticket-Quelle"),
        "Current Status": ("Aktueller Status",),
        "Last Updated": ("Zuletzt aktualisiert",),
        "Closed Date": ("Geschlossen am",),
        "Agent Assigned": ("Zugewiesener Agent",),
        "Team Assigned": ("Zugewiesenes Team",),
        "Thread Count": ("Anzahl der Einträge",),
        "Reopen Count": ("Wiedereröffnungsanzahl",),
    },
    unused={
        "Last Updated": "any change, not the resolution",
        "Thread Count": "counts what customers and agents wrote, and notes, together",
        "Answered": "whether the last word is an agent's, not when it was",
        "Overdue": "the tool's own target; set yours under Settings",
    },
)

FORMATS: tuple[Format, ...] = (TICKETS,)
