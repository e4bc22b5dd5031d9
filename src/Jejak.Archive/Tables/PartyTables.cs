using System.Globalization;
using Jejak.Archive.Identity;
using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>
/// Says who is who and writes what has changed, inside a transaction that somebody else begins and ends: of everybody, or, where little has changed since the last time, of those whom it may concern. Both come to the same.
/// Not safe for several threads.
/// </summary>
internal sealed class PartyTables(StoreConnection connection, NameParts parts) : IDisposable
{
    /// <summary>So many changed names are joined one by one in any archive; in larger ones this share of all.</summary>
    private const int Few = 1_000;
    private const int FewShare = 40;

    private readonly Statement _together = connection.Ask("SELECT count(*) FROM entities AS one JOIN entities AS two ON two.article = one.article AND two.identity = ?2 WHERE one.identity = ?1");
    private readonly JoinedTables _joined = new(connection);

    /// <summary>For an archive that was made before there were parties.</summary>
    public static void Fill(StoreConnection connection)
    {
        connection.Execute("INSERT INTO touched (identity) SELECT identity FROM identities");
        using var parties = new PartyTables(connection, NameParts.For(NameParts.DefaultLanguage));
        if (parties.IsStale) parties.JoinAll();
    }

    public bool IsStale => connection.Number("SELECT count(*) FROM (SELECT identity FROM touched LIMIT 1) AS any_touched") > 0;

    /// <summary>The same archive gives the same parties, whatever they were before.</summary>
    public void Join()
    {
        connection.Flush();
        long touched = connection.Number("SELECT count(*) FROM touched");
        var state = new JoiningState(connection, parts);
        if (state.IsCurrent && (touched <= Few || touched * FewShare < connection.Number("SELECT count(*) FROM joining_names"))) JoinTouched(state);
        else JoinAll();
    }

    public void Dispose() => _together.Dispose();

    private void JoinAll()
    {
        connection.Flush();
        var parted = Parted();
        var namesakes = new NamesakeTables(connection, parts).Find(parted, new DecisionTables(connection).All());
        AddParts(parted, namesakes);
        new PartTables(connection).Move(parted);
        ChooseNames();
        connection.Flush();
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        var pool = new WholePool(new SightingTables(connection).Read(numbers), parts);
        var parties = IdentityJoiner.Join(pool, Together(numbers), [.. new DecisionTables(connection).ForJoining(), .. Apart(namesakes)], out var proposed);
        _joined.Write(parties, namesakes, numbers, null);
        using var names = new JoiningTables(connection, parts);
        names.Fill(pool.All, numbers);
        new JoiningProposals(connection).Fill(Rows(proposed, numbers));
        new JoiningState(connection, parts).Keep();
        EndJoin();
    }

    private void JoinTouched(JoiningState state)
    {
        using var names = new JoiningTables(connection, parts);
        var decisions = new DecisionTables(connection).All();
        var parted = Parted();
        var told = new NamesakeTables(connection, parts, names);
        var wholes = new Company(connection, names, state, parts).Affected(Touched());
        var namesakes = told.Find(parted, decisions, wholes);
        var wanted = wholes is null ? parted : parted.Where(part => wholes.Contains(part.Key.Whole)).ToDictionary();
        AddParts(wanted, namesakes);
        new PartTables(connection).Move(wanted, wholes);
        connection.Flush();

        var touched = Touched();
        // As they were, before they get other names.
        foreach (long identity in touched) names.Was(identity);
        ChooseNames();
        connection.Flush();
        var changed = touched.Select(identity => (Identity: identity, Name: new ChangedName(names.Was(identity), names.Now(identity)))).ToList();
        var before = new JoiningPool(names, parts, changed.Select(name => name.Name.Was).OfType<Named>());
        var now = new JoiningPool(before, changed.Select(name => name.Name));
        var affected = new AffectedNames(before, now);
        affected.Find([.. changed.Select(name => name.Name)]);

        var proposed = affected.Names.SelectMany(named => named.Entries()).Distinct().ToList().SelectMany(entry => IdentityJoiner.Propose(now, entry, Together(names.Numbers)))
            .Concat(affected.Names.Select(named => LongNames.Find(now, named)).OfType<Proposal>()).Where(proposal => affected.Names.Contains(proposal.One)).ToList();
        var proposals = new JoiningProposals(connection);
        var members = proposals.Replace([.. affected.Names.Select(named => names.Numbers[named.Key]).Union(touched)], [.. Rows(proposed, names.Numbers)]);
        members.UnionWith(touched);
        var connected = proposals.Connect(members, Decided());

        var is_ = changed.ToDictionary(name => name.Identity, name => name.Name.Is);
        var all = members.Select(identity => is_.TryGetValue(identity, out var named) ? named : names.Was(identity)).OfType<Named>().ToDictionary(named => names.Numbers[named.Key]);
        // Who is one of several of a name is told apart from all of them.
        var others = all.Values.Where(named => named.Key.Contains('@', StringComparison.Ordinal)).Select(named => Namesakes.Whole(named.Key)).Where(whole => wholes?.Contains(whole) == false).ToHashSet(StringComparer.Ordinal);
        if (others.Count > 0) namesakes.AddRange(told.Find(parted, decisions, others));
        var parties = IdentityJoiner.Decide([.. all.Values], parts, connected.Select(row => new Proposal(all[row.One], all[row.Other], (JoinRule)row.Rule, row.Evidence)), [.. new DecisionTables(connection).ForJoining(), .. Apart(namesakes)]);
        _joined.Write(parties, namesakes, names.Numbers, members);
        names.Replace(changed, affected.Remarked);
        state.Keep();
        EndJoin();
    }

    private void EndJoin()
    {
        connection.Flush();
        new NamePages(connection).Update(Touched());
        connection.Execute("DELETE FROM touched");
    }

    private List<long> Touched()
    {
        var touched = new List<long>();
        using var all = connection.Ask("SELECT identity FROM touched ORDER BY identity");
        using var rows = all.Rows();
        while (rows.Read()) touched.Add(rows.GetInt64(0));
        return touched;
    }

    private static void AddParts(Dictionary<(string Whole, long Article), string> parted, List<NamesakeRow> namesakes)
    {
        foreach (var namesake in namesakes)
        {
            foreach (long article in namesake.Articles) parted.Add((namesake.Whole, article), namesake.Key);
        }
    }

    private static IEnumerable<ProposalRow> Rows(IEnumerable<Proposal> proposals, Dictionary<string, long> numbers) =>
        proposals.Select(proposal => new ProposalRow(numbers[proposal.One.Key], numbers[proposal.To.Key], (int)proposal.Rule, proposal.Evidence));

    /// <summary>Articles that are about another one of the same name.</summary>
    private Dictionary<(string Whole, long Article), string> Parted()
    {
        var parted = new Dictionary<(string, long), string>();
        using var find = connection.Ask("SELECT article FROM articles WHERE id = ?1");
        foreach (var decision in new DecisionTables(connection).All().Where(DecisionTables.IsOfArticles))
        {
            foreach (string other in decision.Others)
            {
                if (find.Value(other[DecisionTables.Article.Length..]) is { } article) parted[(decision.One, Convert.ToInt64(article, CultureInfo.InvariantCulture))] = DecisionTables.PartKey(decision);
            }
        }
        return parted;
    }

    /// <summary>Whom decisions put together.</summary>
    private ILookup<long, long> Decided()
    {
        using var find = connection.Ask("SELECT identity FROM identities WHERE key = ?1");
        var decided = new List<(long One, long Other)>();
        foreach (var decision in new DecisionTables(connection).ForJoining().Where(decision => decision.AreOne))
        {
            if (find.Value(decision.One) is not { } one || find.Value(decision.Other) is not { } other) continue;
            decided.Add((Convert.ToInt64(one, CultureInfo.InvariantCulture), Convert.ToInt64(other, CultureInfo.InvariantCulture)));
        }
        return decided.Concat(decided.Select(pair => (One: pair.Other, Other: pair.One))).ToLookup(pair => pair.One, pair => pair.Other);
    }

    /// <summary>An identity is shown by the name that most articles print; the first one in order where several are as common.</summary>
    private void ChooseNames()
    {
        var chosen = new Dictionary<long, (string Name, string Now, long Articles)>();
        using (var printed = connection.Ask("""
            SELECT e.identity, e.name, i.name, count(*) FROM entities AS e JOIN identities AS i ON i.identity = e.identity
            WHERE e.identity IN (SELECT identity FROM touched) GROUP BY e.identity, e.name, i.name
            """))
        {
            using var rows = printed.Rows();
            while (rows.Read())
            {
                var (identity, name, articles) = (rows.GetInt64(0), rows.GetString(1), rows.GetInt64(3));
                if (!chosen.TryGetValue(identity, out var best) || articles > best.Articles || articles == best.Articles && string.CompareOrdinal(name, best.Name) < 0)
                    chosen[identity] = (name, rows.GetString(2), articles);
            }
        }
        using var update = connection.Write("UPDATE identities SET name = ?2, name_key = ?3 WHERE identity = ?1");
        foreach (var (identity, (name, now, _)) in chosen.OrderBy(one => one.Key))
        {
            if (name != now) update.Run(identity, name, IdentityKey.KeyOf(name));
        }
    }

    private Together Together(Dictionary<string, long> numbers) => (key, other) => Convert.ToInt32(_together.Value(numbers[key], numbers[other]), CultureInfo.InvariantCulture);

    /// <summary>People of one name are never joined by it.</summary>
    private static IEnumerable<IdentityDecision> Apart(List<NamesakeRow> namesakes)
    {
        foreach (var same in namesakes.GroupBy(namesake => namesake.Whole, StringComparer.Ordinal))
        {
            string[] keys = [same.Key, .. same.Select(namesake => namesake.Key)];
            for (int i = 1; i < keys.Length; i++)
            {
                for (int j = 0; j < i; j++) yield return new(0, false, keys[j], keys[i]);
            }
        }
    }
}
