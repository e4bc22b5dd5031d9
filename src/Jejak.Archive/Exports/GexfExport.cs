using System.Globalization;
using System.Xml;

namespace Jejak.Archive.Exports;

/// <summary>
/// The graph of relations as GEXF 1.3 (https://gexf.net), for Gephi, networkx and others: a node a party, an edge a pair. Edges have no direction, because what two do together has none
/// and readers do not take both kinds in one file; how much went from source to target and back are attributes.
/// </summary>
internal sealed class GexfExport : IRelationExport
{
    private const string Namespace = "http://gexf.net/1.3";

    private static readonly (string Title, string Type, Func<ExportedRelation, string?> Value)[] s_attributes =
    [
        ("forth", "integer", relation => Number(relation.Acts.Forth)), ("back", "integer", relation => Number(relation.Acts.Back)), ("together", "integer", relation => Number(relation.Acts.Together)),
        ("score", "double", relation => relation.Acts.Score.ToString("0.##", CultureInfo.InvariantCulture)), ("first", "string", relation => relation.Acts.First), ("last", "string", relation => relation.Acts.Last),
    ];

    public string Name => "gexf";

    public string Description => "the graph of who has to do with whom, as GEXF 1.3";

    public void Write(IReadOnlyCollection<ExportedRelation> relations, Stream output)
    {
        using var xml = XmlOutput.Open(output, indented: true);
        xml.WriteStartElement("gexf", Namespace);
        xml.WriteAttributeString("version", "1.3");
        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("mode", "static");
        xml.WriteAttributeString("defaultedgetype", "undirected");
        WriteAttributes(xml, "node", [("type", "string")]);
        WriteAttributes(xml, "edge", s_attributes.Select(attribute => (attribute.Title, attribute.Type)));
        xml.WriteStartElement("nodes", Namespace);
        foreach (var party in relations.SelectMany(relation => new[] { relation.One, relation.Other }).DistinctBy(party => party.Key).OrderBy(party => party.Key, StringComparer.Ordinal)) WriteNode(xml, party);
        xml.WriteEndElement();
        xml.WriteStartElement("edges", Namespace);
        int number = 0;
        foreach (var relation in relations) WriteEdge(xml, relation, number++);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAttributes(XmlWriter xml, string of, IEnumerable<(string Title, string Type)> attributes)
    {
        xml.WriteStartElement("attributes", Namespace);
        xml.WriteAttributeString("class", of);
        foreach (var (title, type) in attributes)
        {
            xml.WriteStartElement("attribute", Namespace);
            xml.WriteAttributeString("id", title);
            xml.WriteAttributeString("title", title);
            xml.WriteAttributeString("type", type);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteNode(XmlWriter xml, RelationParty party)
    {
        xml.WriteStartElement("node", Namespace);
        xml.WriteAttributeString("id", XmlOutput.Clean(party.Key));
        xml.WriteAttributeString("label", XmlOutput.Clean(party.Name));
        WriteValues(xml, [("type", party.Type)]);
        xml.WriteEndElement();
    }

    private static void WriteEdge(XmlWriter xml, ExportedRelation relation, int number)
    {
        xml.WriteStartElement("edge", Namespace);
        xml.WriteAttributeString("id", Number(number));
        xml.WriteAttributeString("source", XmlOutput.Clean(relation.One.Key));
        xml.WriteAttributeString("target", XmlOutput.Clean(relation.Other.Key));
        xml.WriteAttributeString("weight", Number(relation.Acts.Events));
        WriteValues(xml, s_attributes.Select(attribute => (attribute.Title, attribute.Value(relation))));
        xml.WriteEndElement();
    }

    private static void WriteValues(XmlWriter xml, IEnumerable<(string Attribute, string? Value)> values)
    {
        xml.WriteStartElement("attvalues", Namespace);
        foreach (var (attribute, value) in values)
        {
            if (value is null) continue;
            xml.WriteStartElement("attvalue", Namespace);
            xml.WriteAttributeString("for", attribute);
            xml.WriteAttributeString("value", value);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
