-- Who printed records and saw masked values whole is counted. There are few of these rows among the changes.
create index sys_history_looks on sys_history (actor, at) where action in ('print', 'reveal');
