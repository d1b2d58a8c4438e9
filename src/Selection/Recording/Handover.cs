namespace Noroshi.Selection.Recording;

/// <summary>Hands what was kept of one chunk to another thread, and waits until it is done with it: nothing is copied, and nothing piles up.</summary>
internal sealed class Handover
{
    private readonly object gate = new();
    private KeptRecords? given;
    private bool ended, refused;

    /// <summary>Gives a chunk's records and waits until they are taken care of.</summary>
    /// <returns>Whether they were; not when the other side has ended.</returns>
    public bool Give(KeptRecords kept)
    {
        lock (gate)
        {
            if (ended || refused)
            {
                return false;
            }

            given = kept;
            Monitor.PulseAll(gate);
            while (given is not null && !refused)
            {
                Monitor.Wait(gate);
            }

            return given is null;
        }
    }

    /// <summary>Waits for the next chunk's records; null when there are no more.</summary>
    public KeptRecords? Take()
    {
        lock (gate)
        {
            while (given is null && !ended)
            {
                Monitor.Wait(gate);
            }

            return given;
        }
    }

    /// <summary>Gives back what was taken.</summary>
    public void Return()
    {
        lock (gate)
        {
            given = null;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Says that nothing more will be given.</summary>
    public void End()
    {
        lock (gate)
        {
            ended = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Says that nothing more will be taken.</summary>
    public void Refuse()
    {
        lock (gate)
        {
            refused = true;
            Monitor.PulseAll(gate);
        }
    }
}
