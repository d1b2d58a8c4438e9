namespace Noroshi.Selection.Flows;

/// <summary>What became of messages that carry flow records.</summary>
internal sealed class FlowCounts
{
    /// <summary>Messages that were read.</summary>
    public long Messages { get; set; }

    /// <summary>Data records of flows; each is in one cell of direction and evidence.</summary>
    public long Records { get; set; }

    /// <summary>Data records about exporters (of options templates).</summary>
    public long Options { get; set; }

    /// <summary>Flow records that the numbering of NetFlow v5 and IPFIX shows to be missing.</summary>
    public long Lost { get; set; }

    /// <summary>Messages that the numbering of NetFlow v9 shows to be missing; how many records they had nobody can say.</summary>
    public long LostMessages { get; set; }

    /// <summary>How often an exporter began to number anew.</summary>
    public long Restarts { get; set; }

    /// <summary>Data sets whose template is not known.</summary>
    public long WithoutTemplate { get; set; }

    /// <summary>Messages that are not what they say.</summary>
    public long Malformed { get; set; }

    /// <summary>Templates that took the place of another with their number.</summary>
    public long Redefined { get; set; }

    /// <summary>Templates that were withdrawn.</summary>
    public long Withdrawn { get; set; }

    /// <summary>Templates that were not taken: too many of them, or too large.</summary>
    public long RefusedTemplates { get; set; }

    /// <summary>Messages that were not read, because more exporters and domains came than are followed.</summary>
    public long RefusedMessages { get; set; }

    /// <summary>Datagrams of senders that are no permitted exporters.</summary>
    public long Strangers { get; set; }

    /// <summary>Datagrams that the system had no room for.</summary>
    public long SocketDrops { get; set; }

    /// <summary>
    /// What is known not to have been judged: at least so many records. What the system had no room for mostly shows in the numbering as well, so of the two the greater counts.
    /// </summary>
    public long Dropped => Math.Max(Lost + LostMessages, SocketDrops) + WithoutTemplate + RefusedMessages;
}
