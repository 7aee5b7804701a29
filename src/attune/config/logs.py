"""What a log line may hold."""

import logging


class PlainFormatter(logging.Formatter):
    """Level, module and the type of an error; never its message, its locals or a request.

    Error messages and tracebacks can carry what a person typed (a form value, an SQL parameter). The place in
    the code is enough to find a fault, so only frames' file and line are kept.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line, with the chain of code places when an exception is attached."""
        line = f"{record.levelname} {record.name}"
        if record.exc_info and record.exc_info[1] is not None:
            places = []
            trace = record.exc_info[1].__traceback__
            while trace is not None:
                code = trace.tb_frame.f_code
                places.append(f"{code.co_filename.rsplit('/attune/', 1)[-1]}:{trace.tb_lineno}")
                trace = trace.tb_next
            return f"{line} {type(record.exc_info[1]).__name__} at {' > '.join(places)}"
        if record.name.startswith("attune"):
            return f"{line} {record.getMessage()}"
        return f"{line} {record.module}:{record.lineno}"
