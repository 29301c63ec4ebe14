-- Overview, by tag: conversations with each tag, and without any, in the span and in the one before.
SELECT tag, arrived_at >= $since AS now, count(*)
FROM conversations LEFT JOIN tag_rows USING (tagset)
WHERE NOT spam AND arrived_at >= $before AND arrived_at < $until
GROUP BY ALL
