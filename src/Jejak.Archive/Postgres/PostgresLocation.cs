using System.Globalization;
using Npgsql;

namespace Jejak.Archive.Postgres;

/// <summary>Where an archive lies on a server: <c>postgres://user:password@host:port/database?schema=news</c>, or key words as Npgsql knows them (<c>Host=…;Database=…</c>).</summary>
internal sealed record PostgresLocation
{
    private PostgresLocation(NpgsqlConnectionStringBuilder settings)
    {
        settings.Pooling = false;
        settings.MaxAutoPrepare = 200;
        settings.AutoPrepareMinUsages = 2;
        settings.CommandTimeout = 0;
        settings.KeepAlive = 10;
        settings.ApplicationName ??= "jejak";
        settings.IncludeErrorDetail = false;
        ConnectionString = settings.ConnectionString;
        Schema = string.IsNullOrEmpty(settings.SearchPath) ? null : settings.SearchPath;
        Server = settings.Host!.StartsWith('/') ? settings.Host : string.Create(CultureInfo.InvariantCulture, $"{settings.Host}:{settings.Port}");
        Database = settings.Database ?? settings.Username ?? "";
        User = settings.Username;
        string host = settings.Host.StartsWith('/') ? "" : Server;
        string more = string.Join('&', new[] { host.Length == 0 ? $"host={settings.Host}&port={settings.Port}" : "", Schema is null ? "" : "schema=" + Schema }.Where(part => part.Length > 0));
        Name = $"postgres://{(User is null ? "" : User + "@")}{host}/{Database}{(more.Length == 0 ? "" : "?" + more)}";
    }

    public string ConnectionString { get; }

    /// <summary>Null for the server's own choice, mostly <c>public</c>.</summary>
    public string? Schema { get; }

    /// <summary>The location for messages, without the password.</summary>
    public string Name { get; }

    public string Server { get; }

    public string Database { get; }

    public string? User { get; }

    /// <exception cref="ArchiveException">The location is none.</exception>
    public static PostgresLocation Parse(string location)
    {
        try
        {
            var settings = location.Contains("://", StringComparison.Ordinal) ? OfAddress(location) : new NpgsqlConnectionStringBuilder(location);
            if (string.IsNullOrEmpty(settings.Host)) settings.Host = "localhost";
            return new(settings);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException or OverflowException)
        {
            throw new ArchiveException(ArchiveProblem.NotFound, location.Contains("://", StringComparison.Ordinal) ? location[..(location.IndexOf("://", StringComparison.Ordinal) + 3)] + "…" : "the archive",
                $"this is no address of a PostgreSQL archive ({error.Message.ReplaceLineEndings(" ")})", "write postgres://user@host:port/database", error);
        }
    }

    private static NpgsqlConnectionStringBuilder OfAddress(string location)
    {
        // Taken apart here: a password may hold signs that Uri refuses, and a socket's folder may stand for the host, as %2Frun%2Fpostgresql or ?host=/run/postgresql.
        string rest = location[(location.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var settings = new NpgsqlConnectionStringBuilder();
        int query = rest.IndexOf('?', StringComparison.Ordinal);
        string[] parts = query < 0 ? [] : rest[(query + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries);
        if (query >= 0) rest = rest[..query];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            if (slash + 1 < rest.Length) settings.Database = Uri.UnescapeDataString(rest[(slash + 1)..]);
            rest = rest[..slash];
        }
        int at = rest.LastIndexOf('@');
        if (at >= 0)
        {
            string[] user = rest[..at].Split(':', 2);
            if (user[0].Length > 0) settings.Username = Uri.UnescapeDataString(user[0]);
            if (user.Length > 1) settings.Password = Uri.UnescapeDataString(user[1]);
            rest = rest[(at + 1)..];
        }
        int colon = rest.LastIndexOf(':');
        if (colon >= 0 && !rest.EndsWith(']'))
        {
            settings.Port = int.Parse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
            rest = rest[..colon];
        }
        if (rest.Length > 0) settings.Host = Uri.UnescapeDataString(rest).Trim('[', ']');
        foreach (string part in parts)
        {
            string[] pair = part.Split('=', 2);
            string value = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
            settings[pair[0] switch { "schema" => "Search Path", "user" => "Username", "dbname" => "Database", "sslmode" => "SSL Mode", "connect_timeout" => "Timeout", var name => name }] = value;
        }
        return settings;
    }
}
