package tandem.persistence.mirror;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;

/**
 * Reads what belongs to the records of a page: lines, links, applications.
 *
 * @param sql of one row each, for the records {@code :owners} of the company {@code :company}, in their order
 * @param owner the column that names the record
 */
record Parts<P>(JdbcClient jdbc, String sql, String owner, RecordList.Reader<P> reader) {

    private record Part<P>(UUID owner, P part) {}

    /** The parts by record; those without any are missing. */
    Map<UUID, List<P>> of(CompanyId company, List<UUID> owners) {
        return jdbc
                .sql(sql)
                .param("company", company.value())
                .param("owners", owners.toArray(UUID[]::new))
                .query((columns, number) -> {
                    var row = new Row(columns);
                    return new Part<>(row.id(owner), reader.read(row));
                })
                .list()
                .stream()
                .collect(groupingBy(Part::owner, mapping(Part::part, toList())));
    }
}
