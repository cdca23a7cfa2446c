namespace GitOpsSets.Engine.Ports;

/// <summary>A cloud that knows the run by its workload identity.</summary>
public enum CloudKind
{
    /// <summary>AWS: the security token service and IAM roles.</summary>
    Amazon,

    /// <summary>Azure: Microsoft Entra ID and its applications.</summary>
    Azure,

    /// <summary>Google Cloud: the security token service and IAM service accounts.</summary>
    Google,
}
