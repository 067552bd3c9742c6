DROP TABLE IF EXISTS flight_facts, airport_daily, carrier_performance, delay_estimates;

CREATE TABLE airport_daily (
  origin VARCHAR(4) NOT NULL,
  flight_date DATE NOT NULL,
  flights INTEGER NOT NULL,
  cancelled INTEGER NOT NULL,
  late INTEGER NOT NULL,
  avg_dep_delay DECIMAL(8, 2),
  max_wind_speed DOUBLE PRECISION,
  delay_rank INTEGER NOT NULL,
  PRIMARY KEY (origin, flight_date)
);

CREATE TABLE carrier_performance (
  origin VARCHAR(4) NOT NULL,
  carrier VARCHAR(2) NOT NULL,
  carrier_name VARCHAR(100) NOT NULL,
  flights INTEGER NOT NULL,
  on_time INTEGER NOT NULL,
  avg_recovered_minutes DECIMAL(8, 2),
  as_of DATE NOT NULL,
  PRIMARY KEY (origin, carrier)
);

CREATE TABLE delay_estimates (
  flight_date DATE NOT NULL,
  carrier VARCHAR(2) NOT NULL,
  flight_number INTEGER NOT NULL,
  estimated_arr_delay INTEGER NOT NULL
);
