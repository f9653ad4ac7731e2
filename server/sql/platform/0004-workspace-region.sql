-- The country that phone numbers without its code are numbers of, ISO 3166. Null: as time zone and currency tell.

alter table workspace add column region text;
