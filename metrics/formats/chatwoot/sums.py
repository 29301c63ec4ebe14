"""Chatwoot's reports with numbers already summed up, by agent, inbox, label, team, or hour."""

from metrics.formats.format import Format

INSTEAD = (
    "Chatwoot has no download of single conversations: take them and their messages from its programming interface as "
    "JSON (/api/v1/accounts/…/conversations), and the answers to surveys from Reports › CSAT › Download."
)
CONVERSATIONS = (
    *("Anzahl der Konversationen", "Anzahl Gespräche", "Nombre de conversations", "Núm. de conversaciones"),
    *("Cantidad de conversaciones", "Numero di conversazioni", "Nº de Conversas", "Contagem de conversas"),
    "Número de conversas",
)
SPELLINGS = {
    "Agent name": ("Agentenname", "Nom de l'agent", "Nombre del agente", "Nome operatore", "Nome do Agente"),
    "Assigned conversations": (
        *("Conversaciones asignadas", "Conversazioni assegnate", "Conversas atribuídas"),
        *CONVERSATIONS,
    ),
    "Inbox name": ("Posteingangsname", "Nombre de la bandeja de entrada", "Nome inbox", "Nome da Caixa de Entrada"),
    "Inbox type": ("Posteingangstyp", "Tipo de bandeja de entrada", "Tipo inbox", "Tipo da Caixa de Entrada"),
    "Label": ("Etiqueta", "Etichetta"),
    "No. of conversations": CONVERSATIONS,
    "Team name": (
        *("Teamname", "Nom de l'équipe", "Nombre del equipo", "Nome del team", "Nome do Time", "Nome da equipa"),
    ),
    "Conversations count": CONVERSATIONS,
    "Conversations": ("Conversas",),
    "Messages received": ("Mensagens Recebidas",),
    "Messages sent": ("Mensagens enviadas",),
    "column_1": ("Start of the hour",),  # newer versions leave the first header blank
}


def _summed(what: str, *betrays: str) -> Format:
    return Format(
        name=f"chatwoot_{what}_csv",
        tool="Chatwoot",
        export=f"{what.replace('_', ' ')} report (CSV)",
        betrays=betrays,
        spellings={name: SPELLINGS[name] for name in betrays if name in SPELLINGS},
        instead=INSTEAD,
    )


SUMS = (
    _summed("agents", "Agent name", "Assigned conversations"),
    _summed("inboxes", "Inbox name", "Inbox type"),
    _summed("labels", "Label", "No. of conversations"),
    _summed("teams", "Team name", "Conversations count"),
    _summed("conversations", "Conversations", "Messages received", "Messages sent"),
    _summed("traffic", "column_1", "20*-*-*"),
)
