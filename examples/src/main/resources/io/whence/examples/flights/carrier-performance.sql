-- One row an airport and carrier, as of the end of a week; a later week updates what an earlier one inserted.
MERGE INTO carrier_performance t
USING (
  SELECT
    f.origin,
    f.carrier,
    c.name AS carrier_name,
    COUNT(*) AS flights,
    SUM(CASE WHEN f.status = 'on time' THEN 1 ELSE 0 END) AS on_time,
    CAST(AVG(f.recovered_minutes) AS DECIMAL(8, 2)) AS avg_recovered_minutes,
    MAX(f.flight_date) AS as_of
  FROM flight_facts f
  JOIN carriers c ON c.carrier = f.carrier
  WHERE f.flight_date <= ?
  GROUP BY f.origin, f.carrier, c.name
) s
ON (t.origin = s.origin AND t.carrier = s.carrier)
WHEN MATCHED THEN UPDATE SET
  carrier_name = s.carrier_name,
  flights = s.flights,
  on_time = s.on_time,
  avg_recovered_minutes = s.avg_recovered_minutes,
  as_of = s.as_of
WHEN NOT MATCHED THEN INSERT
  (origin, carrier, carrier_name, flights, on_time, avg_recovered_minutes, as_of)
VALUES
  (s.origin, s.carrier, s.carrier_name, s.flights, s.on_time, s.avg_recovered_minutes, s.as_of)
