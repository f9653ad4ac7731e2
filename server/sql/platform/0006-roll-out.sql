-- The first day on which one of a workspace's apps goes on by itself, none for null. Before anybody has looked it is any day.

alter table workspace add column roll_out_on date default '-infinity';
