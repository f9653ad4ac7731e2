-- Roles of the API key that started a job. Null: a person did, whose roles are looked up when it runs.

alter table sys_job add column key_roles text[];
