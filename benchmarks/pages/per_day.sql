-- Overview, over time: conversations a day; a day of the span before stands beside the one that many days later.
SELECT CAST(CASE WHEN arrived_at >= $since THEN arrived_at_local ELSE arrived_at_local + ($since - $before) END AS DATE),
       arrived_at >= $since AS now, count(*)
FROM conversations
WHERE NOT spam AND arrived_at >= $before AND arrived_at < $until
GROUP BY ALL
