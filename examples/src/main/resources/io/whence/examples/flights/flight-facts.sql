-- One row a flight: what became of it, and the weather in the hour that it should have left.
-- A destination that is not among the airports keeps its code, an hour without an observation has no weather.
CREATE TABLE flight_facts AS
SELECT
  f.flight_date,
  f.carrier,
  f.flight_number,
  f.origin,
  COALESCE(a.name, f.dest) AS destination,
  CASE
    WHEN f.dep_time IS NULL THEN 'cancelled'
    WHEN f.arr_delay IS NULL THEN 'diverted'
    WHEN f.arr_delay > 15 THEN 'late'
    ELSE 'on time'
  END AS status,
  f.dep_delay,
  f.dep_delay - f.arr_delay AS recovered_minutes,
  w.wind_speed,
  w.visibility
FROM flights f
LEFT JOIN airports a ON a.iata = f.dest
LEFT JOIN weather w ON w.origin = f.origin AND w.observed_hour = f.scheduled_hour
