DROP TABLE IF EXISTS daily_report;

CREATE TABLE daily_report (
  airport TEXT NOT NULL,
  flight_date TEXT NOT NULL,
  flights INTEGER NOT NULL,
  cancelled_percent REAL NOT NULL,
  smoothed_delay REAL NOT NULL,
  disrupted_days INTEGER NOT NULL,
  main_carrier TEXT NOT NULL,
  main_carrier_on_time_percent REAL NOT NULL,
  PRIMARY KEY (airport, flight_date)
);
