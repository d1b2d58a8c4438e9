namespace Noroshi.Kernel;

/// <summary>
/// What of the Act is not in force yet: chapters 3 to 7 and what hangs on them come into force on a day set by Cabinet Order, two years and six months after promulgation (23 May 2025) at the latest (Act, Suppl. Art. 1(iv)).
/// </summary>
public static class PendingChapters
{
    /// <summary>The last day on which they may come into force. An earlier one, once it is set, is not known here.</summary>
    public static DateOnly AtTheLatest { get; } = new(2027, 11, 22);
}
