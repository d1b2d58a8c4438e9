namespace Noroshi.Parties.Face;

/// <summary>For what an agent may act for its principal.</summary>
public enum MandateScope
{
    /// <summary>File incident reports and read them (Act art 5).</summary>
    IncidentReports,

    /// <summary>Keep the register of critical computers, notify them, and answer about notifications (Act art 4).</summary>
    Register,
}
