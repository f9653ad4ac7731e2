-- Nobody proves an e-mail address, so it names no account for other workspaces: each may open one of its own for it. The key is
-- what server/src/access/email-key.ts makes of the address.

alter table account add column email_key text;
update account set email_key = lower(normalize(btrim(email), nfkc));
alter table account alter column email_key set not null;
drop index account_email;
create index account_email_key on account (email_key);
