package tandem.company;

/** Port: makes the file that a person loads into the Web Connector. The same facts give the same file. */
public interface ConnectorFile {

    QwcFile render(ConnectorFileFacts facts);
}
