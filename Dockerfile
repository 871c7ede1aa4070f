# The explorer and the command line; the graph is kept by the neo4j service of docker-compose.yml, or below /data.
FROM python:3.13-slim

WORKDIR /opt/samspill
COPY . .
RUN pip install --no-cache-dir . \
 && useradd --create-home samspill \
 && install --directory --owner=samspill /data

USER samspill
WORKDIR /home/samspill
ENV SAMSPILL_STORE=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8350
ENTRYPOINT ["samspill"]
CMD ["serve"]
