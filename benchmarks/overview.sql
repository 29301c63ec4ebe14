-- Twelve numbers of an overview with those of the span before, by hand: each table read once, each span a run of rows
-- that lie in order of time. Half open spans: $since to $until, $before_since to $before_until.

WITH told AS (
    SELECT arrived_at, first_reply, never_answered, sla_first_reply, resolved_now, messages, chat_duration
    FROM conversations WHERE NOT spam)
SELECT count(*) AS conversations,
       avg(first_reply) AS first_reply_mean,
       quantile_cont(first_reply, [0.5, 0.9]) AS first_reply,
       avg(CAST(never_answered AS INTEGER)) AS never_answered_rate,
       avg(CAST(sla_first_reply AS INTEGER)) AS sla_first_reply,
       avg(CAST(resolved_now AS INTEGER)) AS resolution_rate,
       avg(messages) AS messages_per_conversation,
       quantile_cont(chat_duration, 0.5) AS chat_duration_median
FROM told WHERE arrived_at >= $since AND arrived_at < $until
UNION ALL
SELECT count(*), avg(first_reply), quantile_cont(first_reply, [0.5, 0.9]), avg(CAST(never_answered AS INTEGER)),
       avg(CAST(sla_first_reply AS INTEGER)), avg(CAST(resolved_now AS INTEGER)), avg(messages),
       quantile_cont(chat_duration, 0.5)
FROM told WHERE arrived_at >= $before_since AND arrived_at < $before_until;

SELECT quantile_cont(wait, 0.5) AS reply_wait_median
FROM replies WHERE waiting_since >= $since AND waiting_since < $until
UNION ALL
SELECT quantile_cont(wait, 0.5)
FROM replies WHERE waiting_since >= $before_since AND waiting_since < $before_until;

SELECT avg(CAST(replied AS INTEGER)) AS response_rate, count(*) FILTER (author_kind = 'customer') AS inbound_messages
FROM messages WHERE sent_at >= $since AND sent_at < $until
UNION ALL
SELECT avg(CAST(replied AS INTEGER)), count(*) FILTER (author_kind = 'customer')
FROM messages WHERE sent_at >= $before_since AND sent_at < $before_until;

-- what conversations without messages say of their own count
SELECT coalesce(sum(customer_messages), 0) AS inbound_messages
FROM conversations WHERE messages IS NULL AND arrived_at >= $since AND arrived_at < $until
UNION ALL
SELECT coalesce(sum(customer_messages), 0)
FROM conversations WHERE messages IS NULL AND arrived_at >= $before_since AND arrived_at < $before_until
