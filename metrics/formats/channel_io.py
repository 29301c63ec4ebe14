"""Exports of Channel.io."""

from metrics.formats.format import Fill, Format
from metrics.formats.phrases import cases

# What is not listed came by the chat window on the customer's own site.
PLATFORMS = {
    "Instagram": "appinstagrammessenger|appinstagram",
    "LINE": "appline",
    "KakaoTalk": "appkakao",
    "Messenger": "appfacebookmessenger|appfacebook",
    "WhatsApp": "appwhatsapp",
}
STATUS = {"open": "opened", "pending": "snoozed", "closed": "closed"}
MEDIUM = '"contactMediumType"'
LIVE = ("firstAskedAt", "firstOpenedAt", "openedAt", "createdAt")
API = (*LIVE, "firstRepliedAtAfterOpen", "closedAt", "assigneeId", "tags", "replyCount")

CHATS = Format(
    name="channel_io_userchats",
    tool="Channel.io",
    export="chat data download, sheet UserChat",
    betrays=("id", "userId", "state", "contactMediumType"),
    fills=(
        Fill(
            "conversations",
            {
                "conversation_id": 'id("id")',
                "customer_id": 'id("userId")',
                "channel": cases(MEDIUM, {"email": "appemail|email", "phone": "appcall|appphone|phone"}, "'chat'"),
                "platform": cases(MEDIUM, PLATFORMS),
                "tags": 'tags("tags")',
                "agent": '"assigneeId"',
                "status": cases('"state"', STATUS, 'lower(trim("state"))'),
                "subject": '"description"',
                "arrived_at": "coalesce({})".format(", ".join(f'moment("{column}")' for column in LIVE)),
                "first_reply_at": 'moment("firstRepliedAtAfterOpen")',
                "resolved_at": 'moment("closedAt")',
                "replies": 'number("replyCount")',
            },
        ),
    ),
    verified=False,
    unused={
        **dict.fromkeys(
            ("operationWaitingTime", "operationAvgReplyTime", "operationTotalReplyTime", "operationResolutionTime"),
            "measured on the tool's own working hours, which the file does not tell",
        ),
        "name": "the id tells customers apart",
    },
    unsure=API,
)

FORMATS: tuple[Format, ...] = (CHATS,)
