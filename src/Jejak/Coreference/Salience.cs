using Jejak.Documents;

namespace Jejak.Coreference;

/// <summary>Who was named last, and as what: subjects of this and the sentence before come first. Lives for one article.</summary>
internal sealed class Salience(Document document)
{
    private readonly List<int> _seen = [];
    private int _subject = -1;
    private int _lastSubject = -1;
    private int _lastPerson = -1;
    private int _lastGroup = -1;
    private int _owner = -1;

    public void BeginSentence()
    {
        if (_subject >= 0) _lastSubject = _subject;
        _subject = -1;
        _owner = -1;
    }

    public void See(int entity, bool subject)
    {
        _seen.Remove(entity);
        _seen.Add(entity);
        if (_owner < 0 && document.Entities[entity].Type is EntityType.Person or EntityType.Country or EntityType.Organization or EntityType.Group) _owner = entity;
        switch (document.Entities[entity].Type)
        {
            case EntityType.Person:
                _lastPerson = entity;
                if (subject) _subject = entity;
                break;
            case EntityType.Group or EntityType.Organization or EntityType.Country when subject:
                _lastGroup = entity;
                break;
        }
    }

    /// <summary>Whom a singular pronoun stands for: the subject of this sentence, else of one before, else whoever was named last; −1 where nobody was.</summary>
    public int Person()
    {
        if (_subject >= 0) return _subject;
        if (_lastSubject >= 0) return _lastSubject;
        return _lastPerson;
    }

    /// <summary>Which organization, group or state a plural pronoun stands for, or −1.</summary>
    public int Group() => _lastGroup;

    /// <summary>Whose troops, people or territory: whoever the sentence named first, else the subject before it; −1 where nobody was.</summary>
    public int Owner() => _owner >= 0 ? _owner : _lastSubject >= 0 ? _lastSubject : _lastGroup;

    /// <summary>Everybody seen so far, the latest first.</summary>
    public IEnumerable<int> Newest()
    {
        for (int i = _seen.Count - 1; i >= 0; i--) yield return _seen[i];
    }
}
