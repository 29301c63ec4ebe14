-- Speed, over time: the median wait for a reply within a conversation, by day.
SELECT CAST(CASE WHEN waiting_since >= $since THEN waiting_since_local
                 ELSE waiting_since_local + ($since - $before) END AS DATE),
       waiting_since >= $since AS now, median(wait)
FROM replies
WHERE waiting_since >= $before AND waiting_since < $until
GROUP BY ALL
