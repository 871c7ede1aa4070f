"""The pages of the explorer: functions from a context and parameters to a dict that template and JSON twin both show."""
