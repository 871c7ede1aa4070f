// Every activity with its dates, to tell what ties go through and when.
MATCH (activity:Activity)
RETURN activity.id AS id, activity.name AS name, labels(activity) AS labels, activity.valid_from AS valid_from, activity.valid_to AS valid_to
