-- Overview, when they write: conversations by weekday and hour.
SELECT isodow(arrived_at_local), hour(arrived_at_local), true AS now, count(*)
FROM conversations
WHERE NOT spam AND arrived_at >= $since AND arrived_at < $until
GROUP BY ALL
