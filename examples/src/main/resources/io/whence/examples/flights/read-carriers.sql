SELECT origin, carrier_name, flights, on_time
FROM carrier_performance
ORDER BY origin, flights DESC, carrier
