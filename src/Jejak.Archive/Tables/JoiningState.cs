using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>What joining was last done by, and with how many articles. Not safe for several threads.</summary>
internal sealed class JoiningState
{
    private readonly StoreConnection _connection;
    private readonly string _version;

    public JoiningState(StoreConnection connection, NameParts parts)
    {
        // Other code, or other tables of names, may join others.
        (_connection, _version) = (connection, $"{parts.Language} {typeof(JoiningState).Module.ModuleVersionId:N} {typeof(Languages.ResourceTable).Module.ModuleVersionId:N}");
        using var state = connection.Ask("SELECT version, articles FROM joining_state");
        using var rows = state.Rows();
        if (rows.Read()) (IsCurrent, ArticlesBefore) = (rows.GetString(0) == _version, rows.GetInt64(1));
    }

    /// <summary>Whether what is kept is what this program would keep.</summary>
    public bool IsCurrent { get; }

    public long ArticlesBefore { get; }

    public void Keep()
    {
        _connection.Execute("DELETE FROM joining_state");
        using var add = _connection.Write("INSERT INTO joining_state (version, articles) VALUES (?1, ?2)");
        add.Run(_version, _connection.Number("SELECT count(*) FROM articles"));
        _connection.Flush();
    }
}
