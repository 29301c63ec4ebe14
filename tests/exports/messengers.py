"""What is in the samples of messengers: in each chat two conversations, a day and more of silence between them."""

WORKED = {
    "whatsapp_chat_txt": [
        ("conversations", None, (2, 2)),  # ten hours of silence begin nothing new, forty do
        ("customers", None, (1, 1)),
        ("first_reply.mean", None, (1500, 2)),  # 20 and 30 minutes; the chat is named after Noor, who wrote second
        ("inbound_messages", None, (3, 3)),
        ("conversations", "platform", {"WhatsApp": 2}),
    ],
    "signal_chat_txt": [
        ("conversations", None, (2, 2)),
        ("first_reply.mean", None, (1200, 2)),  # 10 and 30 minutes; “Me” is never the customer
        ("conversations", "platform", {"Signal": 2}),
    ],
    "telegram_chat_json": [
        ("conversations", None, (2, 2)),
        ("first_reply.mean", None, (2250, 2)),  # 15 and 60 minutes; the shop wrote first, Gil is the customer
        ("replies", "agent", {"Lumen Bikes": 3, None: 0}),
        ("conversations", "platform", {"Telegram": 2}),
    ],
    "telegram_all_chats_json": [
        ("conversations", None, (2, 2)),  # what the owner saved for herself is none
        ("first_reply.mean", None, (1050, 2)),  # 15 and 20 minutes
        ("customers", None, (2, 2)),
        ("conversations", "platform", {"Telegram": 2}),
    ],
    "facebook_messages_json": [
        ("conversations", None, (2, 2)),
        ("first_reply.mean", None, (1200, 2)),  # 10 and 30 minutes; the call between them is no message
        ("inbound_messages", None, (2, 2)),
        ("conversations", "channel", {"chat": 2}),
    ],
}
