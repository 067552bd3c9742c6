-- One row an airport and day; rank 1 is the airport's day with the longest delays.
INSERT INTO airport_daily
  (origin, flight_date, flights, cancelled, late, avg_dep_delay, max_wind_speed, delay_rank)
WITH daily AS (
  SELECT
    origin,
    flight_date,
    COUNT(*) AS flights,
    SUM(CASE WHEN status = 'cancelled' THEN 1 ELSE 0 END) AS cancelled,
    SUM(CASE WHEN status = 'late' THEN 1 ELSE 0 END) AS late,
    CAST(AVG(dep_delay) AS DECIMAL(8, 2)) AS avg_dep_delay,
    MAX(wind_speed) AS max_wind_speed
  FROM flight_facts
  GROUP BY origin, flight_date
)
SELECT
  origin,
  flight_date,
  flights,
  cancelled,
  late,
  avg_dep_delay,
  max_wind_speed,
  RANK() OVER (PARTITION BY origin ORDER BY avg_dep_delay DESC)
FROM daily
