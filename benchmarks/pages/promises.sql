-- Speed, promises over time: the share of first replies and of resolutions within their targets, by week.
SELECT CAST(date_trunc('week', CASE WHEN arrived_at >= $since THEN arrived_at_local
                                    ELSE arrived_at_local + ($since - $before) END) AS DATE),
       arrived_at >= $since AS now, avg(CAST(sla_first_reply AS INTEGER)), avg(CAST(sla_resolution AS INTEGER))
FROM conversations
WHERE NOT spam AND arrived_at >= $before AND arrived_at < $until
GROUP BY ALL
