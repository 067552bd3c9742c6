-- A diverted flight has no arrival delay: guess that it made up nothing in the air.
INSERT INTO delay_estimates (flight_date, carrier, flight_number, estimated_arr_delay)
SELECT flight_date, carrier, flight_number, dep_delay
FROM flight_facts
WHERE status = 'diverted'
