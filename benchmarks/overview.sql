-- Twelve numbers of an overview with those of the span before, by hand: each table read once, each span a run of rows
-- that lie in order of time. Half open spans: $since to $until, $before_since to $before_until.

WITH told AS (
    SELECT arrived_at, first_reply, never_answered, sla_first_reply, resolved_now, messages, chat_duration
    FROM conversations WHERE NOT spam)
SELECT count(*) AS conversations,
       avg(first_reply) AS first_reply_mean,
       quantile_cont(first_reply, [0.5, 0.9]) AS first_reply,
       count_if(never_answered) / count(never_answered) AS never_answered_rate,
       count_if(sla_first_reply) / count(sla_first_reply) AS sla_first_reply,
       count_if(resolved_now) / count(resolved_now) AS resolution_rate,
       avg(messages) AS messages_per_conversation,
       quantile_cont(chat_duration, 0.5) AS chat_duration_median
FROM told WHERE arrived_at >= $since AND arrived_at < $until
UNION ALL
SELECT count(*), avg(first_reply), quantile_cont(first_reply, [0.5, 0.9]), count_if(never_answered) / count(never_answered),
       count_if(sla_first_reply) / count(sla_first_reply), count_if(resolved_now) / count(resolved_now), avg(messages),
       quantile_cont(chat_duration, 0.5)
FROM told WHERE arrived_at >= $before_since AND arrived_at < $before_until;

SELECT quantile_cont(wait, 0.5) AS reply_wait_median
FROM replies WHERE waiting_since >= $since AND waiting_since < $until
UNION ALL
SELECT quantile_cont(wait, 0.5)
FROM replies WHERE waiting_since >= $before_since AND waiting_since < $before_until;

SELECT count_if(replied) / count(replied) AS response_rate, count_if(author_kind = 'customer') AS inbound_messages
FROM messages WHERE sent_at >= $since AND sent_at < $until
UNION ALL
SELECT count_if(replied) / count(replied), count_if(author_kind = 'customer')
FROM messages WHERE sent_at >= $before_since AND sent_at < $before_until;

-- what conversations without messages say of their own count
SELECT coalesce(sum(weight), 0) AS inbound_messages FROM counted WHERE sent_at >= $since AND sent_at < $until
UNION ALL
SELECT coalesce(sum(weight), 0) FROM counted WHERE sent_at >= $before_since AND sent_at < $before_until
