-- Overview, by channel: the median first reply, in the span and in the one before.
SELECT channel, arrived_at >= $since AS now, median(first_reply)
FROM conversations
WHERE NOT spam AND arrived_at >= $before AND arrived_at < $until
GROUP BY ALL
