/* start ROUTES RANK RANKS [FAILING_CALL]: starts the program that PROGRAM is defined as, and says what came of it. */
#include "fake_opencl.h"
#include "smi_generated_host.h"
#include "smi_generated_host.h" /* twice: it can be included anywhere */

#include <stdlib.h>

#define JOIN(a, b) a##b
#define INIT(program) JOIN(SmiInit_, program)

int main(int count, char **arguments)
{
    SmiHost smi;
    SMI_Comm comm;
    if (count < 4) {
        return 2;
    }
    if (count > 4) {
        fake_fail_at(atoi(arguments[4]));
    }
    memset(&smi, 0x55, sizeof smi); /* it need not be prepared */
    comm = INIT(PROGRAM)(atoi(arguments[2]), atoi(arguments[3]), arguments[1], NULL, NULL, NULL, &smi);
    printf("status %d, %s, comm %d of %d, %d alive\n", (int)smi.status, smi.message[0] == 0 ? "no message" : smi.message,
           comm.rank, comm.ranks, fake_alive());
    SmiRelease(&smi);
    SmiRelease(&smi);
    printf("%d calls, %d alive\n", fake_calls(), fake_alive());
    return smi.status == CL_SUCCESS ? 0 : 1;
}
