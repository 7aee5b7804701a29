"""Two people at once: shapes of data, actor and partner effects, and days in persons in couples."""
