-- The raw tables hold the files' records as they are, NA read as NULL. Times of day are local (2359 for 23:59),
-- the hours that flights and weather are joined by are in UTC.
DROP TABLE IF EXISTS flights, weather, airports, carriers;

CREATE TABLE carriers (
  carrier VARCHAR(2) PRIMARY KEY,
  name VARCHAR(100) NOT NULL
);

CREATE TABLE airports (
  iata VARCHAR(4) PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  city VARCHAR(100),
  state VARCHAR(2),
  latitude DOUBLE PRECISION,
  longitude DOUBLE PRECISION
);

CREATE TABLE weather (
  origin VARCHAR(4) NOT NULL,
  observed_hour TIMESTAMP NOT NULL,
  temperature DOUBLE PRECISION,
  wind_speed DOUBLE PRECISION,
  precipitation DOUBLE PRECISION,
  visibility DOUBLE PRECISION,
  PRIMARY KEY (origin, observed_hour)
);

CREATE TABLE flights (
  flight_date DATE NOT NULL,
  carrier VARCHAR(2) NOT NULL,
  flight_number INTEGER NOT NULL,
  tail_number VARCHAR(10),
  origin VARCHAR(4) NOT NULL,
  dest VARCHAR(4) NOT NULL,
  scheduled_hour TIMESTAMP NOT NULL,
  dep_time INTEGER,
  dep_delay INTEGER,
  arr_time INTEGER,
  arr_delay INTEGER,
  air_time INTEGER,
  distance INTEGER
);
