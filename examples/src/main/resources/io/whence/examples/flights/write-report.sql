INSERT INTO daily_report (
  airport, flight_date, flights, cancelled_percent, smoothed_delay, disrupted_days,
  main_carrier, main_carrier_on_time_percent
) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
