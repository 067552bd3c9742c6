SELECT d.origin, a.name AS airport, d.flight_date, d.flights, d.cancelled, d.avg_dep_delay
FROM airport_daily d
JOIN airports a ON a.iata = d.origin
ORDER BY d.origin, d.flight_date
