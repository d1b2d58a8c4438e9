namespace Noroshi.Selection.Flows;

/// <summary>
/// Whose messages belong together. Of IPFIX the port counts as well: over UDP an address and port are a session, and templates are those of a session (RFC 7011, 8); of NetFlow the address alone (RFC 3954, 5.1).
/// </summary>
/// <param name="Exporter">The exporter's address; an IPv4 address as IPv6 maps it.</param>
/// <param name="Port">Its port.</param>
/// <param name="Version">The version of its messages.</param>
/// <param name="Domain">Observation domain, source id, or engine.</param>
internal readonly record struct DomainKey(UInt128 Exporter, ushort Port, byte Version, uint Domain)
{
    /// <inheritdoc/>
    /// <remarks>Seeded, so that nobody outside can choose keys that meet.</remarks>
    public override int GetHashCode() => HashCode.Combine(Exporter, Port, Version, Domain);
}

/// <summary>What is known of one observation domain of one exporter: its templates, and where its numbering stands.</summary>
internal sealed class ObservationDomain
{
    /// <summary>The most templates that one may have.</summary>
    public const int MostTemplates = 256;

    private readonly Dictionary<int, Template> templates = [];
    private Turn turn;
    private ulong began, beganAnew;

    /// <summary>Makes one.</summary>
    /// <param name="version">The version of its messages: what their numbers count, and so what a leap in them means.</param>
    public ObservationDomain(int version) => Sequence = new(version == MessageHeader.V9 ? 1u << 20 : 1u << 24);

    /// <summary>The numbering.</summary>
    public Sequence Sequence { get; }

    /// <summary>When it was last heard of, in milliseconds of the reader's clock.</summary>
    public long Heard { get; set; }

    /// <summary>Since when its exporter runs, in milliseconds since 1970, as option records said in the numbering of the message that is read; 0 where none did.</summary>
    public ulong Began => turn == Turn.Here ? began : beganAnew;

    /// <summary>How many octets the definitions of its templates have.</summary>
    public int Size { get; private set; }

    /// <summary>How many templates it has.</summary>
    public int Count => templates.Count;

    /// <summary>Begins to read a message: one of another numbering says nothing of this one, nor this one of it.</summary>
    public void Begin(uint number)
    {
        turn = Sequence.Of(number);
        beganAnew = turn == Turn.Strange ? 0 : beganAnew;
    }

    /// <summary>Notes since when the exporter runs, as an option record says.</summary>
    public void Learn(ulong since)
    {
        if (turn == Turn.Here)
        {
            began = since;
        }
        else
        {
            beganAnew = since;
        }
    }

    /// <summary>Ends a message.</summary>
    /// <param name="anew">Whether it showed that the exporter has begun anew.</param>
    public void End(bool anew)
    {
        began = anew ? beganAnew : began;
        turn = Turn.Here;
    }

    /// <summary>A template that has not expired; null otherwise.</summary>
    public Template? Find(int id, long now) => templates.TryGetValue(id, out var template) && template.Expires >= now ? template : null;

    /// <summary>Keeps a template in the place of one with its number.</summary>
    public void Keep(int id, Template template)
    {
        Remove(id);
        templates.Add(id, template);
        Size += template.Size;
    }

    /// <summary>Forgets a template; false if it was not there.</summary>
    public bool Remove(int id)
    {
        var there = templates.Remove(id, out var template);
        Size -= template?.Size ?? 0;
        return there;
    }

    /// <summary>Forgets all templates for flows, or all for options.</summary>
    public int RemoveAll(bool options) => Remove(t => t.IsOptions == options);

    /// <summary>Forgets all that have expired.</summary>
    public int RemoveExpired(long now) => Remove(t => t.Expires < now);

    private int Remove(Func<Template, bool> which)
    {
        var all = templates.Where(t => which(t.Value)).Select(t => t.Key).ToArray();
        foreach (var id in all)
        {
            Remove(id);
        }

        return all.Length;
    }
}
