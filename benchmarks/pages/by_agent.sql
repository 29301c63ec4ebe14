-- Team, a line each: the median first reply and how often it was in time, of whoever gave it.
SELECT first_reply_agent, arrived_at >= $since AS now, median(first_reply), avg(CAST(sla_first_reply AS INTEGER))
FROM conversations
WHERE NOT spam AND arrived_at >= $before AND arrived_at < $until
GROUP BY ALL
